#include "app/composition/Services.h"
#include "core/base/Files.h"
#include "core/crypto/Revocation.h"
#include "tests/gui/KioskDesk.h"
#include "tests/support/Catch.h"
#include "tests/support/Shared.h"
#include "ui/kiosk/KioskJobs.h"

using namespace intaglio;

namespace {

/// A folder of .pub files as a clinic hands it to its kiosks.
class Folder {
public:
    Folder() {
        crypto::NewKeyRequest request;
        request.role = crypto::Role::Clinic;
        request.name = "clinic";
        request.now = m_services.clock().unixSeconds();
        m_clinic = crypto::createIdentity(m_services.primitives(), request).value();
    }

    crypto::PublicIdentity add(const char* name, bool enrolled = true) {
        crypto::NewKeyRequest request;
        request.role = crypto::Role::Doctor;
        request.name = name;
        request.now = m_services.clock().unixSeconds();
        request.clinic = enrolled ? &m_clinic : nullptr;
        auto doctor = crypto::createIdentity(m_services.primitives(), request).value();
        REQUIRE(base::writeFileAtomically(m_folder / (std::string(name) + ".pub"), crypto::encodePublicIdentity(doctor.pub)));
        return doctor.pub;
    }

    crypto::RevocationList revoke(const crypto::RevocationList* previous, const crypto::PublicIdentity& key, const char* file) {
        auto list = crypto::revoke(m_services.primitives(), previous, m_clinic, key.fingerprint(m_services.primitives()),
                                   crypto::RevocationReason::Lost, m_services.clock().unixSeconds())
                        .value();
        REQUIRE(crypto::writeRevocationList(list, m_folder / file));
        return list;
    }

    base::Result<ui::kiosk::Recipients> tryList(bool inClinic = true) {
        const ui::AppPorts ports{m_services.primitives(), m_services.readers(), m_services.dicomWriter(),
                                 m_services.clock(),      m_services.models(),  m_services.engines(),
                                 m_services.analyzer(),   m_settings.path(),    {}};
        return ui::kiosk::listRecipients(ports, test::qtPath(m_folder.path()),
                                         inClinic ? std::optional(m_clinic.pub.signing) : std::nullopt);
    }
    ui::kiosk::Recipients list(bool inClinic = true) {
        auto found = tryList(inClinic);
        REQUIRE(found);
        return *std::move(found);
    }
    /// The code of the error; "" where there are recipients.
    std::string problem() {
        const auto found = tryList();
        return found ? std::string() : std::string(base::codeName(found.error().code));
    }
    [[nodiscard]] std::filesystem::path file(const char* name) const { return m_folder / name; }
    /// The only file of the settings: what is remembered of the newest list.
    [[nodiscard]] std::filesystem::path remembered() const { return std::filesystem::directory_iterator(m_settings.path())->path(); }

private:
    composition::Services m_services;
    test::TemporaryFolder m_folder;
    test::TemporaryFolder m_settings;
    crypto::PrivateIdentity m_clinic;
};

std::vector<std::string> namesOf(const ui::kiosk::Recipients& recipients) {
    std::vector<std::string> names;
    for (const auto& doctor : recipients.doctors) names.push_back(doctor.name);
    return names;
}

}  // namespace

TEST_CASE("a kiosk offers the clinic's doctors, and keeps its recovery key aside", "[gui][kiosk]") {
    Folder folder;
    folder.add("Weber");
    folder.add("Okafor");
    folder.add("Stranger", false);
    folder.add("recovery");
    const auto recipients = folder.list();
    CHECK(namesOf(recipients) == std::vector<std::string>{"Okafor", "Weber"});
    REQUIRE(recipients.recovery);
    CHECK(recipients.recovery->name == "recovery");
    const auto alone = folder.list(false);
    CHECK(alone.doctors.size() == 4);
    CHECK_FALSE(alone.recovery);
}

TEST_CASE("no doctor is offered under the recovery key's name in capitals", "[gui][kiosk]") {
    Folder folder;
    folder.add("Recovery");
    const auto recipients = folder.list();
    CHECK(recipients.doctors.empty());
    CHECK(recipients.recovery);
}

TEST_CASE("a revoked doctor is no longer offered, and an older list brings nobody back", "[gui][kiosk]") {
    Folder folder;
    const auto weber = folder.add("Weber");
    const auto okafor = folder.add("Okafor");
    folder.add("Lind");
    const auto first = folder.revoke(nullptr, weber, "a-newer-name.revoked");
    CHECK(namesOf(folder.list()) == std::vector<std::string>{"Lind", "Okafor"});
    const auto second = folder.revoke(&first, okafor, "a-first-name.revoked");
    CHECK(namesOf(folder.list()) == std::vector<std::string>{"Lind"});
    REQUIRE(folder.list().revocations);
    CHECK(folder.list().revocations->number == second.number);
}

TEST_CASE("a list of revoked keys that cannot be read leaves nobody to seal for", "[gui][kiosk]") {
    Folder folder;
    const auto weber = folder.add("Weber");
    folder.add("Lind");
    const auto list = folder.revoke(nullptr, weber, "clinic.revoked");
    REQUIRE(folder.problem().empty());
    auto damaged = crypto::encodeRevocationList(list);
    damaged[damaged.size() / 2] ^= 1;
    REQUIRE(base::writeFileAtomically(folder.file("clinic.revoked"), damaged));
    CHECK_FALSE(folder.problem().empty());
    REQUIRE(base::writeFileAtomically(folder.file("clinic.revoked"), base::Bytes(crypto::kMaximumRevocationBytes + 1)));
    CHECK(folder.problem() == "key-file-invalid");
    std::filesystem::remove(folder.file("clinic.revoked"));
    std::filesystem::create_symlink("gone", folder.file("clinic.revoked"));
    CHECK_FALSE(folder.problem().empty());
    // A good list beside it may be the older one.
    REQUIRE(crypto::writeRevocationList(list, folder.file("copy.revoked")));
    CHECK_FALSE(folder.problem().empty());
    std::filesystem::remove(folder.file("clinic.revoked"));
    CHECK(namesOf(folder.list()) == std::vector<std::string>{"Lind"});
}

TEST_CASE("a list that was never seen cannot be read either", "[gui][kiosk]") {
    Folder folder;
    folder.add("Weber");
    REQUIRE(base::writeFileAtomically(folder.file("clinic.revoked"), base::viewOf("not a list")));
    CHECK(folder.problem() == "key-file-invalid");
    CHECK(folder.list(false).doctors.size() == 1);
}

TEST_CASE("a list that was taken away or put back is noticed", "[gui][kiosk]") {
    Folder folder;
    const auto weber = folder.add("Weber");
    const auto okafor = folder.add("Okafor");
    folder.add("Lind");
    const auto first = folder.revoke(nullptr, weber, "clinic.revoked");
    const auto second = folder.revoke(&first, okafor, "clinic.revoked");
    REQUIRE(namesOf(folder.list()) == std::vector<std::string>{"Lind"});
    REQUIRE(crypto::writeRevocationList(first, folder.file("clinic.revoked")));
    CHECK(folder.problem() == "revocation-list-old");
    std::filesystem::remove(folder.file("clinic.revoked"));
    CHECK(folder.problem() == "file-not-found");
    REQUIRE(crypto::writeRevocationList(second, folder.file("clinic.revoked")));
    CHECK(namesOf(folder.list()) == std::vector<std::string>{"Lind"});
    // Another list under the same number comes from a clinic key that was used in two places.
    folder.revoke(&first, folder.add("Abel"), "clinic.revoked");
    CHECK(folder.problem() == "revocation-list-old");
    REQUIRE(crypto::writeRevocationList(second, folder.file("clinic.revoked")));
    REQUIRE(base::writeFileAtomically(folder.remembered(), base::viewOf("damaged")));
    CHECK(folder.problem() == "key-file-invalid");
}
