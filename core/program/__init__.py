"""Programs: what one is for, its form, its parts, its application forms."""
