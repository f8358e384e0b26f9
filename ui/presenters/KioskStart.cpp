#include "ui/presenters/KioskStart.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/Files.h"

namespace intaglio::ui {

namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::uint64_t kMaximumStartFileBytes = 4096;
const QString kFormat = QStringLiteral("intaglio-kiosk-start/1");

base::ByteView viewOf(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}
QString hexOf(base::ByteView bytes) {
    return QString::fromLatin1(
        QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())).toHex());
}

/// Empty where the system has none: the file then stays as it was made.
base::Bytes systemMachineId() {
    for (const char* place : {"/etc/machine-id", "/var/lib/dbus/machine-id"}) {
        if (auto id = base::readFile(place, 256)) return std::move(*id);
    }
    return {};
}

base::Result<base::SecretBytes> machineKey(const crypto::Primitives& primitives, base::ByteView salt, base::ByteView machineId) {
    return primitives.hkdf(crypto::HashFunction::Sha256, salt, machineId, base::viewOf("intaglio/1/start"), 32);
}

base::Status writeObject(const std::filesystem::path& file, const QJsonObject& object) {
    QByteArray text = QJsonDocument(object).toJson();
    const base::Status written = base::writeFileAtomically(file, viewOf(text), true);
    base::wipe(text.data(), static_cast<std::size_t>(text.size()));
    return written;
}

base::Status bindTo(const crypto::Primitives& primitives, const std::filesystem::path& file, base::ByteView passphrase,
                    base::ByteView machineId) {
    const auto salt = primitives.random(kSaltBytes);
    if (!salt) return salt.error();
    const auto key = machineKey(primitives, salt->view(), machineId);
    if (!key) return key.error();
    // The salt is fresh, so the key is used once and the nonce may be fixed.
    const base::Bytes nonce(12, 0);
    const auto sealed = primitives.aeadSeal(crypto::AeadAlgorithm::ChaCha20Poly1305, key->view(), nonce, {}, passphrase);
    if (!sealed) return sealed.error();
    return writeObject(
        file,
        {{QStringLiteral("format"), kFormat}, {QStringLiteral("salt"), hexOf(salt->view())}, {QStringLiteral("sealed"), hexOf(*sealed)}});
}

}  // namespace

std::filesystem::path startFileOf(const std::filesystem::path& keyFile) {
    std::filesystem::path file = keyFile;
    return file.replace_extension(".start");
}

base::Status writeStartFile(const std::filesystem::path& file, base::ByteView passphrase) {
    return writeObject(file, {{QStringLiteral("format"), kFormat}, {QStringLiteral("passphrase"), hexOf(passphrase)}});
}

base::Result<base::SecretBytes> readStartFile(const crypto::Primitives& primitives, const std::filesystem::path& file,
                                              const base::Bytes& machineId) {
    auto content = base::readFile(file, kMaximumStartFileBytes);
    if (!content) return content.error();
    const auto text = QByteArray::fromRawData(reinterpret_cast<const char*>(content->data()), static_cast<qsizetype>(content->size()));
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    base::wipe(*content);
    const base::Error invalid(base::ErrorCode::KeyFileInvalid, {base::pathText(file), "no start file of a kiosk"});
    if (object.value(QStringLiteral("format")).toString() != kFormat) return invalid;
    const base::Bytes machine = machineId.empty() ? systemMachineId() : machineId;
    const auto field = [&object](const char* name) { return QByteArray::fromHex(object.value(QLatin1String(name)).toString().toLatin1()); };
    QByteArray open = field("passphrase");
    if (!open.isEmpty()) {
        base::SecretBytes passphrase(viewOf(open));
        base::wipe(open.data(), static_cast<std::size_t>(open.size()));
        if (machine.empty()) return passphrase;
        const base::Status bound = bindTo(primitives, file, passphrase.view(), machine);
        if (!bound) return bound.error();
        return passphrase;
    }
    const QByteArray salt = field("salt");
    const QByteArray sealed = field("sealed");
    if (static_cast<std::size_t>(salt.size()) != kSaltBytes || sealed.size() <= 16) return invalid;
    const auto key = machineKey(primitives, viewOf(salt), machine);
    if (!key) return key.error();
    const base::Bytes nonce(12, 0);
    return primitives.aeadOpen(crypto::AeadAlgorithm::ChaCha20Poly1305, key->view(), nonce, {}, viewOf(sealed));
}

}  // namespace intaglio::ui
