#pragma once
#include <QImage>
#include <QWidget>

class QLabel;

namespace intaglio::ui {

/// The picture that a patient gets back, beside the one that was given.
struct HandedBackPicture {
    QImage given;    ///< null: nothing to show
    QImage cleaned;  ///< null where nothing was changed
    bool hasLessGrain = false;
    bool hasEvenLight = false;
    bool hasUsualColours = false;
};

/// Shows it: one picture without a claim where nothing was changed, else both and, in words, what was done. Says nothing about a result.
class BeforeAfter final : public QWidget {
    Q_OBJECT
public:
    explicit BeforeAfter(QWidget* parent = nullptr);
    /// Hides itself where there is nothing to show.
    void setPicture(const HandedBackPicture& picture);

protected:
    void changeEvent(QEvent* event) override;

private:
    class ScaledPicture;
    void retranslate();
    HandedBackPicture m_picture;
    QLabel* m_givenCaption;
    QLabel* m_cleanedCaption;
    QLabel* m_explanation;
    ScaledPicture* m_given;
    ScaledPicture* m_cleaned;
};

}  // namespace intaglio::ui
