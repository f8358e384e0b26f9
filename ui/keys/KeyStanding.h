#pragma once
#include "ui/presenters/KeyRing.h"
#include "ui/support/Theme.h"

namespace intaglio::ui {

/// A key's state in words, with the icon and colour that belong to them.
struct Standing {
    QString word;
    QString sentence;
    QString icon;
    Color tint = Color::Text;
};
[[nodiscard]] Standing standingOf(const KeyRow& row, KeyState state);
/// Validity, epoch, enrolment, where the key file is: a line each.
[[nodiscard]] QString factsText(const KeyRow& row);
/// Whether the action makes sense for this key at all.
[[nodiscard]] bool canDo(KeyAction action, const KeyRow& row);

}  // namespace intaglio::ui
