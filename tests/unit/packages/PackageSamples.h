#pragma once
#include <filesystem>
#include <string>

#include "core/crypto/Keys.h"
#include "core/inference/packages/ModelStore.h"
#include "tests/support/FakeEngine.h"
#include "tests/support/Shared.h"

/// Packages that a FakeEngine answers for, and a store to install them into.
namespace intaglio::test {

[[nodiscard]] const crypto::Primitives& packagePrimitives();
void writeText(const std::filesystem::path& path, const std::string& text);
[[nodiscard]] std::string contentOf(const std::filesystem::path& path);

/// Two logits that follow the picture's brightness.
[[nodiscard]] base::Result<inference::ForwardResult> brightnessForward(const inference::Tensor& input);

/// A whole package `parent`/`id` whose golden vectors brightnessForward fulfils. Returns its folder.
std::filesystem::path writePackage(const std::filesystem::path& parent, const std::string& id, const std::string& version = "1.0.0");

/// A fresh key of a clinic.
[[nodiscard]] crypto::PrivateIdentity clinicKey(const std::string& name);

class FixedClock final : public base::Clock {
public:
    std::int64_t unixSeconds() const override { return 1'800'000'000; }
};

/// A store and a catalog in a temporary home.
class StoreDesk {
public:
    explicit StoreDesk(FakeForward forward = brightnessForward);
    [[nodiscard]] base::Result<inference::StagedPackage> stage(const std::filesystem::path& source,
                                                               const std::optional<inference::ImportAnswers>& answers = {});
    /// Stages and installs; the error of either.
    [[nodiscard]] base::Result<inference::ModelPackage> install(const std::filesystem::path& source,
                                                                const inference::InstallConsent& consent = {false, "Ada"});
    [[nodiscard]] inference::ModelCatalog catalog();
    [[nodiscard]] std::filesystem::path models() const { return folder / "home/models"; }
    [[nodiscard]] std::filesystem::path settings() const { return folder / "home/models.json"; }
    /// True where nothing but installed packages lies in the store.
    [[nodiscard]] bool isTidy() const;

    TemporaryFolder folder;
    FixedClock clock;
    FakeEngine engine;
    std::vector<crypto::PublicIdentity> trusted;
    inference::ModelStore store;
};

}  // namespace intaglio::test
