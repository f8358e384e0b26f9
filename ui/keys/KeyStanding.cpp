#include "ui/keys/KeyStanding.h"

#include <QCoreApplication>

#include "ui/keys/KeyWidgets.h"

namespace intaglio::ui {

namespace {

using crypto::RevocationReason;
using crypto::Role;

struct StandingWords {
    Q_DECLARE_TR_FUNCTIONS(KeyStanding)
};

QString reasonSentence(const crypto::RevokedKey& revoked) {
    const QString date = dateWord(revoked.revokedAt);
    switch (revoked.reason) {
        case RevocationReason::Lost:
            return StandingWords::tr("Revoked on %1 because it was lost. Nothing it ever signed counts.").arg(date);
        case RevocationReason::Stolen:
            return StandingWords::tr("Revoked on %1 because it was stolen. Nothing it ever signed counts.").arg(date);
        case RevocationReason::Left:
            return StandingWords::tr("Revoked on %1: its holder left. What it signed before counts.").arg(date);
        case RevocationReason::Replaced:
            break;
    }
    return StandingWords::tr("Replaced on %1 by a newer key. What it signed before counts.").arg(date);
}

}  // namespace

Standing standingOf(const KeyRow& row, KeyState state) {
    const auto& identity = row.facts.identity;
    switch (state) {
        case KeyState::Revoked:
            return {StandingWords::tr("Revoked"), reasonSentence(*row.revoked), QStringLiteral("danger"), Color::Danger};
        case KeyState::Expired:
            return {StandingWords::tr("Expired"),
                    StandingWords::tr("It expired on %1: renew it with the clinic's key.").arg(dateWord(identity.notAfter)),
                    QStringLiteral("danger"), Color::Danger};
        case KeyState::NotYetValid:
            return {StandingWords::tr("Not valid yet"),
                    StandingWords::tr("It is valid from %1. Check this computer's clock.").arg(dateWord(identity.notBefore)),
                    QStringLiteral("clock"), Color::Attention};
        case KeyState::NotEnrolled:
            return {StandingWords::tr("Not admitted"),
                    StandingWords::tr("The clinic does not vouch for this key yet: admit it with the clinic's key."),
                    QStringLiteral("warning"), Color::Attention};
        case KeyState::Unjudged:
            return {StandingWords::tr("Cannot be judged"),
                    StandingWords::tr("What this computer knows of its clinic is damaged: it cannot tell whether the key is revoked."),
                    QStringLiteral("danger"), Color::Danger};
        case KeyState::ExpiresSoon:
            return {StandingWords::tr("Expires soon"),
                    StandingWords::tr("It expires on %1: renew it before.").arg(dateWord(identity.notAfter)), QStringLiteral("warning"),
                    Color::Attention};
        case KeyState::Valid:
            break;
    }
    const bool isClinic = identity.role == Role::Clinic;
    const QString sentence = isClinic && row.isTrusted ? StandingWords::tr("This computer trusts this clinic.")
                             : row.isEnrolled          ? StandingWords::tr("The clinic vouches for this key.")
                             : row.isTrusted           ? StandingWords::tr("Trusted by name on this computer; no clinic vouches for it.")
                                                       : StandingWords::tr("In the open folder only; this computer does not trust it yet.");
    return {StandingWords::tr("Valid"), sentence, QStringLiteral("success"), Color::Success};
}

QString factsText(const KeyRow& row) {
    const auto& identity = row.facts.identity;
    QStringList lines;
    lines << StandingWords::tr("Valid from %1 to %2").arg(dateWord(identity.notBefore), dateWord(identity.notAfter));
    if (identity.epoch > 0) lines << StandingWords::tr("Hiding key number %1").arg(identity.epoch);
    lines << (row.keyFile.empty() ? StandingWords::tr("The key file itself is not here")
                                  : StandingWords::tr("Key file: %1").arg(shownPath(row.keyFile)));
    return lines.join(QLatin1Char('\n'));
}

bool canDo(KeyAction action, const KeyRow& row) {
    const bool isClinic = row.facts.identity.role == Role::Clinic;
    switch (action) {
        case KeyAction::RotateHidingKey:
            return isClinic;
        case KeyAction::Revoke:
            // A key that was only put aside may turn out to be in the wrong hands.
            return !isClinic &&
                   (!row.revoked || row.revoked->reason == RevocationReason::Left || row.revoked->reason == RevocationReason::Replaced);
        case KeyAction::Renew:
            return !row.revoked;
        case KeyAction::Replace:
            return !isClinic && !row.revoked;
        case KeyAction::TakeEnrolment:
            return row.facts.identity.role == Role::Doctor && !row.keyFile.empty();
        default:
            return true;
    }
}

}  // namespace intaglio::ui
