# DCMTK's exported targets differ between packagings; one interface target hides that.
find_package(DCMTK REQUIRED)
add_library(intaglio_dcmtk INTERFACE)
if(TARGET DCMTK::dcmdata)
  target_link_libraries(intaglio_dcmtk INTERFACE DCMTK::dcmjpeg DCMTK::dcmjpls DCMTK::dcmimgle DCMTK::dcmdata)
else()
  target_link_libraries(intaglio_dcmtk INTERFACE ${DCMTK_LIBRARIES})
  target_include_directories(intaglio_dcmtk SYSTEM INTERFACE ${DCMTK_INCLUDE_DIRS})
endif()
