#pragma once
#include <QString>
#include <optional>

#include "core/crypto/Primitives.h"

namespace intaglio::ui {

/// How one kiosk is set up. Holds no secret: the key file is passphrase-wrapped, the PIN is a salted scrypt hash.
struct KioskSettings {
    QString keyFile;             ///< NAME.key of role kiosk
    QString doctorsFolder;       ///< *.pub files of the doctors to choose from
    QString picturesFolder;      ///< pictures on offer beside removable disks; may be empty
    QString outputFolder;        ///< where sealed pictures go when they did not come from a removable disk
    bool cleansPictures = true;  ///< pictures that are no DICOM are cleaned before they are judged (pipeline/JudgeCleaned.h)
    QByteArray pinSalt;
    QByteArray pinHash;
    int pinWorkFactor = 14;  ///< log2 of scrypt's N

    [[nodiscard]] bool isComplete() const { return !keyFile.isEmpty() && !doctorsFolder.isEmpty() && !outputFolder.isEmpty() && hasPin(); }
    [[nodiscard]] bool hasPin() const { return !pinHash.isEmpty(); }
};

/// settingsFolder/kiosk.json. A missing file gives empty settings; ResultFileInvalid for a damaged one.
[[nodiscard]] base::Result<KioskSettings> readKioskSettings(const QString& folder);
[[nodiscard]] base::Status writeKioskSettings(const QString& folder, const KioskSettings& settings);

/// 4 to 12 digits.
[[nodiscard]] bool isValidPin(const QString& pin);
/// InvalidArgument for a PIN that isValidPin() refuses, RandomUnavailable.
[[nodiscard]] base::Status setPin(const crypto::Primitives& primitives, KioskSettings& settings, const QString& pin);
[[nodiscard]] bool pinMatches(const crypto::Primitives& primitives, const KioskSettings& settings, const QString& pin);

/// Slows guessing down: after five wrong PINs in a row nothing is accepted for a minute.
class PinGuard {
public:
    static constexpr int kAttempts = 5;
    static constexpr qint64 kLockMs = 60'000;
    [[nodiscard]] bool isLocked(qint64 nowMs) const { return nowMs < m_lockedUntilMs; }
    void wrong(qint64 nowMs);
    void right() { m_wrong = 0; }

private:
    int m_wrong = 0;
    qint64 m_lockedUntilMs = 0;
};

}  // namespace intaglio::ui
