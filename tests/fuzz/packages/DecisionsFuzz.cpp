#include "core/crypto/cryptopp/CryptoPpPrimitives.h"
#include "core/inference/ModelSettings.h"
#include "core/inference/PackageSignature.h"
#include "core/inference/PublishedPackages.h"
#include "tests/support/FuzzDriver.h"

/// signature.json comes with a package, the settings and the list of published packages lie in folders that others may have written to:
/// what is understood reads back as it was written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace inference = intaglio::inference;
    static const auto primitives = intaglio::crypto::createCryptoPpPrimitives();
    if (const auto file = inference::parseSignatureFile({data, size})) {
        const std::string json = inference::signatureFileJson(*file);
        const auto again = inference::parseSignatureFile(intaglio::base::viewOf(json));
        if (!again || again->key != file->key || again->signature != file->signature || again->signedAt != file->signedAt) __builtin_trap();
    }
    if (const auto settings = inference::parseModelSettings(*primitives, {data, size}, "fuzz")) {
        const std::string json = inference::modelSettingsJson(*settings);
        const auto again = inference::parseModelSettings(*primitives, intaglio::base::viewOf(json), "fuzz");
        if (!again || again->disabled != settings->disabled || again->defaults != settings->defaults) __builtin_trap();
    }
    if (const auto published = inference::parsePublishedPackages({reinterpret_cast<const char*>(data), size})) {
        std::string list;
        for (const auto& [id, entry] : *published) list += entry.digest + "  " + id + "  " + entry.kind + "\n";
        const auto again = inference::parsePublishedPackages(list);
        if (!again || again->size() != published->size()) __builtin_trap();
    }
    return 0;
}

void intaglioFuzzSeeds(std::vector<std::vector<std::uint8_t>>& seeds) {
    namespace inference = intaglio::inference;
    inference::SignatureFile file;
    file.name = "Riverside";
    file.signedAt = 1'800'000'000;
    for (const std::string& text :
         {inference::signatureFileJson(file),
          inference::modelSettingsJson({{"model-a"}, {{"chest-xray", "model-b"}}, {{"ab", {"model-c", {"Ada", 5}}}}, {}}),
          std::string(64, 'a') + "  model-a  chest-xray\r\n"}) {
        seeds.emplace_back(text.begin(), text.end());
    }
}
