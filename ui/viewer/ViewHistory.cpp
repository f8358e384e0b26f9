#include "ui/viewer/ViewHistory.h"

namespace intaglio::ui {
namespace {
constexpr std::size_t kMaximumSteps = 200;
}

void ViewHistory::record(const ViewState& before, int key) {
    if (key != 0 && key == m_openKey) return;
    m_openKey = key;
    m_redo.clear();
    m_undo.push_back(before);
    if (m_undo.size() > kMaximumSteps) m_undo.erase(m_undo.begin());
}

ViewState ViewHistory::undo(const ViewState& current) {
    closeGesture();
    m_redo.push_back(current);
    const ViewState previous = m_undo.back();
    m_undo.pop_back();
    return previous;
}

ViewState ViewHistory::redo(const ViewState& current) {
    closeGesture();
    m_undo.push_back(current);
    const ViewState next = m_redo.back();
    m_redo.pop_back();
    return next;
}

void ViewHistory::clear() {
    m_undo.clear();
    m_redo.clear();
    m_openKey = 0;
}

}  // namespace intaglio::ui
