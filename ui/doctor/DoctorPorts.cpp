#include "ui/doctor/DoctorPorts.h"

#include "core/base/Files.h"
#include "core/inference/ModelCatalog.h"
#include "core/report/ResultTable.h"

namespace intaglio::ui {
namespace {

base::Status writeTable(const std::vector<pipeline::BatchRow>& rows, const std::filesystem::path& output) {
    const std::string text = output.extension() == ".json" ? report::tableJson(rows) : report::tableCsv(rows);
    return base::writeFileAtomically(output, base::viewOf(text));
}

base::Status restoreOriginal(const AppPorts& ports, const std::filesystem::path& sealedFile, const image::LoadedImage& sealed,
                             const pipeline::IntactResult& intact, const std::filesystem::path& output) {
    if (base::isSameFile(sealedFile, output)) return base::Error(base::ErrorCode::OutputIsInput, {base::pathText(output)});
    auto content = base::readFile(sealedFile);
    if (!content) return content.error();
    return pipeline::writeRestored(ports.sealPorts(), *content, sealed, intact, output);
}

void addPictureFunctions(StudyPorts& functions, const AppPorts* ports) {
    functions.load = [ports](const std::filesystem::path& file) { return ports->readers.readFile(file); };
    functions.analyze = [ports](const image::LoadedImage& picture, const pipeline::AnalyzeOptions& options, base::ProgressSink& progress,
                                std::stop_token stop) { return ports->analyzer.analyze(picture, options, progress, stop); };
    functions.explain = [ports](const image::LoadedImage& picture, const pipeline::AnalyzeOptions& options, const std::string& label,
                                inference::ExplainMethod method, base::ProgressSink& progress,
                                std::stop_token stop) { return ports->analyzer.explain(picture, options, label, method, progress, stop); };
    functions.analyzeBatch = [ports](const pipeline::BatchRequest& request, pipeline::BatchObserver& observer, std::stop_token stop) {
        return pipeline::analyzeBatch(ports->readers, ports->analyzer, request, observer, stop);
    };
    functions.models = [ports]() { return ports->models.packages(); };
    functions.exportTable = writeTable;
}

void addSealFunctions(StudyPorts& functions, const AppPorts* ports) {
    functions.openSealed = [ports](const image::LoadedImage& picture, const pipeline::OpenRequest& request, base::ProgressSink& progress,
                                   std::stop_token stop) {
        return pipeline::openSealedImage(ports->sealPorts(), picture, request, progress, stop);
    };
    functions.restore = [ports](const std::filesystem::path& sealedFile, const image::LoadedImage& sealed,
                                const pipeline::IntactResult& intact, const std::filesystem::path& output) {
        return restoreOriginal(*ports, sealedFile, sealed, intact, output);
    };
    functions.readKey = [ports](const std::filesystem::path& file, base::ByteView passphrase) {
        return crypto::readKeyFile(ports->primitives, file, passphrase);
    };
    functions.readPublicIdentity = [ports](const std::filesystem::path& file) {
        return crypto::readPublicIdentity(ports->primitives, file);
    };
    functions.readableFingerprint = [ports](const crypto::PublicIdentity& identity) {
        return identity.readableFingerprint(ports->primitives);
    };
}

}  // namespace

StudyPorts makeStudyPorts(const AppPorts& ports) {
    StudyPorts functions;
    addPictureFunctions(functions, &ports);
    addSealFunctions(functions, &ports);
    return functions;
}

}  // namespace intaglio::ui
