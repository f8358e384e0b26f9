#pragma once
#include <vector>

#include "ui/viewer/ViewState.h"

namespace intaglio::ui {

/// Undo and redo of view edits. Edits of one gesture (a drag, a turn of the wheel) share a key and count as one step.
class ViewHistory {
public:
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }

    /// Remembers `before` as the state to come back to, unless the edit continues the gesture `key` (0: never continues).
    void record(const ViewState& before, int key);
    /// Ends the running gesture: the next edit is a step of its own.
    void closeGesture() { m_openKey = 0; }
    /// The previous state; only where canUndo().
    [[nodiscard]] ViewState undo(const ViewState& current);
    /// The state that was undone; only where canRedo().
    [[nodiscard]] ViewState redo(const ViewState& current);
    void clear();

private:
    std::vector<ViewState> m_undo;
    std::vector<ViewState> m_redo;
    int m_openKey = 0;
};

}  // namespace intaglio::ui
