#![doc = "Exact money."]
