"""What leaves the house as files: tables and documents."""
