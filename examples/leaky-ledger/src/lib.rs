//! leaky
