# DCMTK's exported targets differ between packagings; one interface target hides that and links only what is used.
# OpenJPEG and zlib decode what DCMTK leaves out: JPEG 2000 and deflated frames.
find_package(DCMTK REQUIRED)
find_package(ZLIB REQUIRED)
add_library(intaglio_dcmtk INTERFACE)
if(TARGET DCMTK::dcmdata)
  target_link_libraries(intaglio_dcmtk INTERFACE DCMTK::dcmjpeg DCMTK::dcmjpls DCMTK::dcmdata DCMTK::oflog DCMTK::ofstd)
else()
  target_link_libraries(intaglio_dcmtk INTERFACE ${DCMTK_LIBRARIES})
  target_include_directories(intaglio_dcmtk SYSTEM INTERFACE ${DCMTK_INCLUDE_DIRS})
endif()

# OpenJPEG's own package file fails where its command-line tools are not installed, so the library is looked up by hand.
find_path(INTAGLIO_OPENJPEG_INCLUDE openjpeg.h PATH_SUFFIXES openjpeg-2.5 openjpeg-2.4 REQUIRED)
find_library(INTAGLIO_OPENJPEG_LIBRARY openjp2 REQUIRED)
mark_as_advanced(INTAGLIO_OPENJPEG_INCLUDE INTAGLIO_OPENJPEG_LIBRARY)
add_library(intaglio_openjpeg INTERFACE)
target_include_directories(intaglio_openjpeg SYSTEM INTERFACE ${INTAGLIO_OPENJPEG_INCLUDE})
target_link_libraries(intaglio_openjpeg INTERFACE ${INTAGLIO_OPENJPEG_LIBRARY})
