"""Results become pages and the JSON API."""
