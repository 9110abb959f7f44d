"""Screens about evaluation."""
