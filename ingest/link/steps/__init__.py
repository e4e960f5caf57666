"""Linking step by step: each takes the groups of records that have changed, links them whole, and notes what differs."""
