# Installed layout: bin/, lib/intaglio/ (plugins), share/intaglio/models.
install(DIRECTORY "${PROJECT_SOURCE_DIR}/models/" DESTINATION "${CMAKE_INSTALL_DATADIR}/intaglio/models" PATTERN "_template" EXCLUDE)
install(FILES LICENSE NOTICE README.md docs/INTENDED_USE.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# `cpack -G DEB` in a build tree. Dependencies are read off the programs; Qt is linked dynamically.
set(CPACK_PACKAGE_NAME intaglio)
set(CPACK_PACKAGE_VENDOR "The Intaglio authors")
set(CPACK_PACKAGE_CONTACT "The Intaglio authors <intaglio@example.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Judges medical pictures offline and seals the result inside the picture")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_GENERATOR DEB)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-pthread, fonts-noto-core")
# Plug-ins that Qt loads by itself, so no program names them: windows on Wayland, SVG pictures (in Debian 12 a part of libqt6svg6).
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, qt6-svg-plugins")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
include(CPack)
