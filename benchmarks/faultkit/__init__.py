"""The parts of `benchmarks/faults.py`: a small workspace, runs that can be disturbed, and the faults."""
