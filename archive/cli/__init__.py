"""The archive's commands: what asks an archive, and what keeps it sound."""
