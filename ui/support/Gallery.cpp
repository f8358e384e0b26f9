#include "ui/support/Gallery.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace intaglio::ui {

bool waitUntil(const std::function<bool()>& isReady) {
    constexpr qint64 kLongestMs = 60'000;
    QElapsedTimer timer;
    timer.start();
    while (!isReady()) {
        if (timer.elapsed() > kLongestMs) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    }
    return true;
}

}  // namespace intaglio::ui
