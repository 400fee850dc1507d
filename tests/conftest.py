"""No test depends on how fast the machine is, nor on examples of an earlier run."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("lawlint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("lawlint")
