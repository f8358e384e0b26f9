if(INTAGLIO_TORCH)
  intaglio_bench(bench_forward
    SOURCES ForwardBench.cpp
    DEPENDS intaglio_pipeline intaglio_crypto_cryptopp intaglio_test_support)
  add_dependencies(bench_forward intaglio-torch)
endif()
