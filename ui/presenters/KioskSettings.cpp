#include "ui/presenters/KioskSettings.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "core/base/Files.h"

namespace intaglio::ui {

namespace {

constexpr std::uint32_t kBlockSize = 8;
constexpr std::size_t kHashBytes = 32;
constexpr int kHighestWorkFactor = 20;

std::filesystem::path settingsPath(const QString& folder) {
    return base::pathFromText(QDir(folder).filePath(QStringLiteral("kiosk.json")).toStdString());
}

base::ByteView viewOf(const QByteArray& bytes) {
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

QByteArray arrayOf(base::ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

base::Result<base::SecretBytes> hashOf(const crypto::Primitives& primitives, const KioskSettings& settings, const QString& pin) {
    QByteArray digits = pin.toUtf8();
    auto hash =
        primitives.scrypt(viewOf(digits), viewOf(settings.pinSalt), std::uint64_t{1} << settings.pinWorkFactor, kBlockSize, 1, kHashBytes);
    base::wipe(digits.data(), static_cast<std::size_t>(digits.size()));
    return hash;
}

}  // namespace

base::Result<KioskSettings> readKioskSettings(const QString& folder) {
    const auto path = settingsPath(folder);
    const auto content = base::readFile(path, 1 << 20);
    if (!content && content.error().code == base::ErrorCode::FileNotFound) return KioskSettings{};
    if (!content) return content.error();
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(arrayOf(*content), &problem);
    if (!document.isObject())
        return base::Error(base::ErrorCode::ResultFileInvalid, {base::pathText(path), problem.errorString().toStdString()});
    const QJsonObject object = document.object();
    const auto text = [&](const char* key) { return object.value(QLatin1String(key)).toString(); };
    KioskSettings settings;
    settings.keyFile = text("keyFile");
    settings.doctorsFolder = text("doctorsFolder");
    settings.picturesFolder = text("picturesFolder");
    settings.outputFolder = text("outputFolder");
    settings.cleansPictures = object.value(QLatin1String("cleansPictures")).toBool(settings.cleansPictures);
    settings.pinSalt = QByteArray::fromHex(text("pinSalt").toLatin1());
    settings.pinHash = QByteArray::fromHex(text("pinHash").toLatin1());
    settings.pinWorkFactor = std::clamp(object.value(QLatin1String("pinWorkFactor")).toInt(settings.pinWorkFactor), 1, kHighestWorkFactor);
    return settings;
}

base::Status writeKioskSettings(const QString& folder, const KioskSettings& settings) {
    const QJsonObject object{{QStringLiteral("keyFile"), settings.keyFile},
                             {QStringLiteral("doctorsFolder"), settings.doctorsFolder},
                             {QStringLiteral("picturesFolder"), settings.picturesFolder},
                             {QStringLiteral("outputFolder"), settings.outputFolder},
                             {QStringLiteral("cleansPictures"), settings.cleansPictures},
                             {QStringLiteral("pinSalt"), QString::fromLatin1(settings.pinSalt.toHex())},
                             {QStringLiteral("pinHash"), QString::fromLatin1(settings.pinHash.toHex())},
                             {QStringLiteral("pinWorkFactor"), settings.pinWorkFactor}};
    return base::writeFileAtomically(settingsPath(folder), viewOf(QJsonDocument(object).toJson()), true);
}

bool isValidPin(const QString& pin) {
    return pin.size() >= 4 && pin.size() <= 12 &&
           std::all_of(pin.begin(), pin.end(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

base::Status setPin(const crypto::Primitives& primitives, KioskSettings& settings, const QString& pin) {
    if (!isValidPin(pin)) return base::Error(base::ErrorCode::InvalidArgument, {"PIN", ""});
    const auto salt = primitives.random(16);
    if (!salt) return salt.error();
    settings.pinSalt = arrayOf(salt->view());
    const auto hash = hashOf(primitives, settings, pin);
    if (!hash) return hash.error();
    settings.pinHash = arrayOf(hash->view());
    return {};
}

bool pinMatches(const crypto::Primitives& primitives, const KioskSettings& settings, const QString& pin) {
    if (!settings.hasPin() || !isValidPin(pin)) return false;
    const auto hash = hashOf(primitives, settings, pin);
    return hash.hasValue() && base::equalConstantTime(hash->view(), viewOf(settings.pinHash));
}

void PinGuard::wrong(qint64 nowMs) {
    if (++m_wrong < kAttempts) return;
    m_wrong = 0;
    m_lockedUntilMs = nowMs + kLockMs;
}

}  // namespace intaglio::ui
