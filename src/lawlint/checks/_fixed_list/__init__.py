"""Parts of the check ``fixed-list``."""
