intaglio_bench(bench_robust
  SOURCES RobustBench.cpp
  DEPENDS intaglio_stego intaglio_crypto_cryptopp intaglio_image)
