intaglio_bench(bench_peers
  SOURCES PeerBench.cpp "${PROJECT_SOURCE_DIR}/tests/report/OutsideProgram.cpp"
  DEPENDS intaglio_stego intaglio_crypto_cryptopp intaglio_image intaglio_sample_files intaglio_test_support)
