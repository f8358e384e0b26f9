intaglio_bench(bench_seal
  SOURCES SealBench.cpp
  DEPENDS intaglio_stego intaglio_crypto_cryptopp intaglio_image)
