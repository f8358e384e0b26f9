if(INTAGLIO_TORCH)
  intaglio_bench(bench_predict
    SOURCES PredictBench.cpp
    DEPENDS intaglio_pipeline intaglio_crypto_cryptopp intaglio_test_support nlohmann_json::nlohmann_json)
  add_dependencies(bench_predict intaglio-torch)
endif()
