"""Learning platforms: their downloads, who is who in them, and marks in their sheets."""
