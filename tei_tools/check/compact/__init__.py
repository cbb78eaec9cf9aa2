"""The compact syntax of RELAX NG."""
