#include "ui/kiosk/KioskClosure.h"

#include <QDir>
#include <algorithm>

#include "core/base/Files.h"

namespace intaglio::ui::kiosk {

using base::Error;
using base::ErrorCode;

std::optional<Error> whyClosed(const AppPorts& ports, const crypto::PublicIdentity& kiosk, const Recipients& recipients,
                               const QString& folder) {
    const auto* list = recipients.revocations.get();
    if (list != nullptr && list->find(kiosk.fingerprint(ports.primitives)) != nullptr) return Error(ErrorCode::KeyRevoked, {kiosk.name});
    if (!crypto::isValidAt(kiosk, ports.clock.unixSeconds())) return Error(ErrorCode::KeyExpired, {kiosk.name});
    if (recipients.doctors.empty()) return Error(ErrorCode::FileNotFound, {QDir(folder).filePath(QStringLiteral("*.pub")).toStdString()});
    return std::nullopt;
}

QString doctorId(const crypto::Primitives& primitives, const crypto::PublicIdentity& doctor) {
    return QString::fromStdString(base::toHex(doctor.fingerprint(primitives)));
}

base::Result<ChosenRecipients> readChosen(const AppPorts& ports, const QString& folder, const crypto::PublicIdentity& kiosk,
                                          const crypto::PublicIdentity& doctor) {
    auto recipients = listRecipients(ports, folder, kiosk.clinic);
    if (!recipients) return recipients.error();
    if (const auto closed = whyClosed(ports, kiosk, *recipients, folder)) return *closed;
    const auto& doctors = recipients->doctors;
    const auto chosen = std::find_if(doctors.begin(), doctors.end(), [&, id = doctorId(ports.primitives, doctor)](const auto& candidate) {
        return doctorId(ports.primitives, candidate) == id;
    });
    if (chosen == doctors.end()) return Error(ErrorCode::KeyNotEnrolled, {doctor.name});
    ChosenRecipients found{{*chosen}, recipients->revocations};
    if (recipients->recovery) found.keys.push_back(*recipients->recovery);
    return found;
}

base::Status checkKioskKeyFile(const AppPorts& ports, const QString& keyFile) {
    const auto beside = crypto::readPublicIdentity(ports.primitives, base::pathFromText(keyFile.toStdString()).replace_extension(".pub"));
    if (!beside || beside->role == crypto::Role::Kiosk) return {};
    return Error(ErrorCode::KeyWrongRole, {keyFile.toStdString(), std::string(crypto::roleName(beside->role))});
}

}  // namespace intaglio::ui::kiosk
