import Glibc

/// `e` to the power of a log-probability.
func exponential(_ logProbability: Float) -> Float { expf(logProbability) }
