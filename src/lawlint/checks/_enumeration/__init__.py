"""Parts of the check ``enumeration``."""
