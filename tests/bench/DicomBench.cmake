intaglio_bench(bench_dicom
  SOURCES DicomBench.cpp
  DEPENDS intaglio_dicom_dcmtk intaglio_dcmtk)
