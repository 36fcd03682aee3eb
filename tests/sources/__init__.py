"""Tests of stance.sources."""
