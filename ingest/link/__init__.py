"""Over the whole library: which mentions are one document, who answers for a target, what contradicts what."""
