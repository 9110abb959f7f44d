"""The thinking: values in, values out. No screen, no database, no clock, no luck."""
