print("quoth-bench")
