# Debian's Crypto++ ships a pkg-config file only.
find_package(PkgConfig REQUIRED)
pkg_check_modules(CRYPTOPP REQUIRED IMPORTED_TARGET GLOBAL libcrypto++>=8.7)
add_library(intaglio_cryptopp INTERFACE)
target_link_libraries(intaglio_cryptopp INTERFACE PkgConfig::CRYPTOPP)
