#include "tests/integration/dicom/IndexExpectations.h"

namespace intaglio::test {

using base::ErrorCode;

const std::map<std::string, Refusal>& expectedRefusals() {
    static const Refusal notDicom{ErrorCode::PictureFormatUnknown, "not a DICOM file"};
    static const Refusal noPixels{ErrorCode::PictureHasNoPixels, "no pixel data"};
    static const std::map<std::string, Refusal> refusals = {
        {"cornerstoneWADOImageLoader/metadata.dcm", notDicom},
        {"fo-dicom/FellowOakDicom.pfx.dcm", notDicom},
        {"fo-dicom/FellowOakDicomClient.pfx.dcm", notDicom},
        {"fo-dicom/testclienteku.contoso.com.pfx.dcm", notDicom},
        {"pydicom/TINY_ALPHA_README.dcm", notDicom},
        {"pydicom/rtplan.dump.dcm", notDicom},
        {"pydicom/rtstruct.dump.dcm", notDicom},
        {"dicom-test-files/no_meta.dcm", {ErrorCode::PictureFormatUnknown, "starts with a stray byte"}},
        {"cornerstoneWADOImageLoader/no-pixel-data.dcm", noPixels},
        {"dicomParser/report_dfl.dcm", noPixels},
        {"dicomParser/wave_dfl.dcm", noPixels},
        {"fo-dicom/DICOMDIR.dcm", noPixels},
        {"fo-dicom/GH1146.dcm", {ErrorCode::PictureHasNoPixels, "empty pixel data"}},
        {"fo-dicom/GH178.dcm", noPixels},
        {"fo-dicom/GH179A.dcm", noPixels},
        {"fo-dicom/GH220.dcm", noPixels},
        {"fo-dicom/GH223.dcm", noPixels},
        {"fo-dicom/GH487.dcm", noPixels},
        {"fo-dicom/GH626.dcm", {ErrorCode::PictureDamaged, "elements outside any order, no pixel data"}},
        {"fo-dicom/Issue1097_FailToOpenDeflatedFileWithSQ.dcm", noPixels},
        {"pydicom/chrJapMulti.dcm", noPixels},
        {"pydicom/chrJapMultiExplicitIR6.dcm", noPixels},
        {"pydicom/chrKoreanMulti.dcm", noPixels},
        {"pydicom/chrSQEncoding.dcm", noPixels},
        {"pydicom/dicomdirtests_DICOMDIR.dcm", noPixels},
        {"pydicom/dicomdirtests_DICOMDIR-nopatient.dcm", noPixels},
        {"pydicom/dicomdirtests_DICOMDIR-reordered.dcm", noPixels},
        {"pydicom/TINY_ALPHA_DICOMDIR.dcm", noPixels},
        {"pydicom/SE000000_IM000000.dcm", noPixels},
        {"pydicom/SE000000_IM000002.dcm", noPixels},
        {"pydicom/SE000000_IM000006.dcm", noPixels},
        {"pydicom/SE000000_IM000007.dcm", noPixels},
        {"dicom-test-files/ExplVR_BigEndNoMeta.dcm", noPixels},
        {"dicom-test-files/empty_charset_LEI.dcm", noPixels},
        {"dicom-test-files/no_meta_group_length.dcm", noPixels},
        {"dicom-test-files/priv_SQ.dcm", noPixels},
        {"dicom-test-files/reportsi.dcm", noPixels},
        {"dicom-test-files/reportsi_with_empty_number_tags.dcm", noPixels},
        {"dicom-test-files/rtstruct.dcm", noPixels},
        {"dicom-test-files/test-SR.dcm", noPixels},
        {"dicom-test-files/nested_priv_SQ.dcm", {ErrorCode::PictureDamaged, "pixel data without rows and columns"}},
        {"dicom-test-files/MR_truncated.dcm", {ErrorCode::PictureTruncated, "pixel data cut off"}},
        {"dicom-test-files/badVR.dcm", {ErrorCode::PictureDamaged, "NumberOfFrames is '1A'"}},
        {"pydicom/JPEG2000-embedded-sequence-delimiter.dcm", {ErrorCode::PictureDamaged, "a delimiter overwrites the code stream's size"}},
        {"pydicom-data/parametric_map_float.dcm", {ErrorCode::PictureUnsupported, "floating-point pixels"}},
        {"pydicom-data/parametric_map_double_float.dcm", {ErrorCode::PictureUnsupported, "floating-point pixels"}},
    };
    return refusals;
}

const std::map<std::string, Twin>& twins() {
    static const std::map<std::string, Twin> table = {
        {"dicomParser/CT0012.fragmented_no_bot_jpeg_ls.80.dcm", {"dicomParser/CT0012.not_fragmented_bot_jpeg_ls.80.dcm", 0}},
        {"dicomParser/CT0012.fragmented_no_bot_jpeg_ls.81.dcm", {"dicomParser/CT0012.not_fragmented_bot_jpeg_ls.80.dcm", 3}},
        {"pydicom/SC_rgb_small_odd_big_endian.dcm", {"pydicom/SC_rgb_small_odd.dcm", 0}},
        {"dicom-test-files/OBXXXX1A_rle.dcm", {"dicom-test-files/OBXXXX1A_expb.dcm", 0}},
        {"pydicom-data/liver_deflate.dcm", {"dicom-test-files/liver_expb.dcm", 0}},
        {"pydicom-data/liver_j2k.dcm", {"dicom-test-files/liver_expb.dcm", 0}},
        {"pydicom-data/liver_nonbyte_aligned_deflate.dcm", {"pydicom-data/liver_nonbyte_aligned_j2k.dcm", 0}},
        {"pydicom-data/liver_nonbyte_aligned_rle.dcm", {"pydicom-data/liver_nonbyte_aligned_j2k.dcm", 0}},
        {"pydicom-data/HTJ2K_08_RGB.dcm", {"pydicom-data/HTJ2KLossless_08_RGB.dcm", 16}},
        {"dicom-test-files/CT2_RLE.dcm", {"dicom-test-files/CT2_J2KR.dcm", 0}},
        {"dicom-test-files/MR3_RLE.dcm", {"dicom-test-files/MR3_JLSL.dcm", 0}},
        {"dicom-test-files/MR4_RLE.dcm", {"dicom-test-files/MR4_JLSL.dcm", 0}},
        {"dicom-test-files/NM1_RLE.dcm", {"dicom-test-files/NM1_JLSL.dcm", 0}},
        {"dicom-test-files/VL1_RLE.dcm", {"dicom-test-files/VL1_J2KR.dcm", 0}},
        {"dicom-test-files/SC_rgb_rle.dcm", {"dicom-test-files/SC_rgb.dcm", 0}},
        {"dicom-test-files/SC_rgb_rle_2frame.dcm", {"dicom-test-files/SC_rgb_2frame.dcm", 0}},
        {"dicom-test-files/SC_rgb_rle_16bit.dcm", {"dicom-test-files/SC_rgb_16bit.dcm", 0}},
        {"dicom-test-files/SC_rgb_rle_16bit_2frame.dcm", {"dicom-test-files/SC_rgb_16bit_2frame.dcm", 0}},
        {"dicom-test-files/SC_rgb_rle_32bit_2frame.dcm", {"dicom-test-files/SC_rgb_32bit_2frame.dcm", 0}},
        {"dicom-test-files/rtdose_rle_1frame.dcm", {"dicom-test-files/rtdose_1frame.dcm", 0}},
        {"dicom-test-files/emri_small_RLE.dcm", {"dicom-test-files/emri_small_jpeg_2k_lossless.dcm", 0}},
        {"dicom-test-files/emri_small_jpeg_2k_lossless_too_short.dcm", {"dicom-test-files/emri_small_jpeg_2k_lossless.dcm", 0}},
    };
    return table;
}

const std::map<std::string, std::string>& wrongReferences() {
    static const std::map<std::string, std::string> table = {
        {"dicomParser/CT0012.fragmented_no_bot_jpeg_ls.80.dcm", "the other decoder gave zeros"},
        {"dicomParser/CT0012.fragmented_no_bot_jpeg_ls.81.dcm", "the other decoder gave zeros"},
        {"pydicom/SC_rgb_small_odd_big_endian.dcm", "8-bit samples in big-endian words were not swapped (PS3.5 8.1.1)"},
    };
    return table;
}

}  // namespace intaglio::test
