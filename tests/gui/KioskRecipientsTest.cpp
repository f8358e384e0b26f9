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

    ui::kiosk::Recipients list(bool inClinic = true) {
        const ui::AppPorts ports{m_services.primitives(), m_services.readers(), m_services.dicomWriter(),
                                 m_services.clock(),      m_services.models(),  m_services.engines(),
                                 m_services.analyzer(),   m_folder.path(),      {}};
        return ui::kiosk::listRecipients(ports, test::qtPath(m_folder.path()),
                                         inClinic ? std::optional(m_clinic.pub.signing) : std::nullopt);
    }

private:
    composition::Services m_services;
    test::TemporaryFolder m_folder;
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
