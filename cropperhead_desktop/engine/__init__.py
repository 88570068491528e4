"""Parts of a large task on threads of this process, or on the workers of a cluster."""
