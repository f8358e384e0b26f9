#pragma once
#include <QObject>
#include <QPointer>
#include <optional>

#include "ui/presenters/StudyPorts.h"
#include "ui/support/JobBridge.h"

namespace intaglio::ui {

class KeySession;

/// The one picture that is open: reading it, and asking whether it holds a sealed result for the unlocked key.
/// Answers that belong to a picture or key of before are dropped. User-interface thread.
class OpenSession : public QObject {
    Q_OBJECT
public:
    enum class State {
        Empty,
        Loading,
        Ready,
        Failed,
        KeyNeeded,  ///< an encrypted copy, and the key is locked
    };
    enum class Seal {
        NotAsked,   ///< no picture
        KeyLocked,  ///< nobody can tell without a key
        Checking,
        Known,   ///< verdict() holds the answer
        Failed,  ///< sealProblem() holds the reason
    };

    OpenSession(StudyPorts ports, JobBridge& bridge, KeySession& keys, QObject* parent = nullptr);

    void open(const std::filesystem::path& file);
    void close();
    /// Stops reading or checking: the picture stays if it was read already.
    void cancel();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Seal seal() const { return m_seal; }
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
    /// The open file with what was decrypted from it.
    [[nodiscard]] StudyPorts::PictureFile pictureFile() const { return {m_file, m_content}; }
    /// Null until Ready.
    [[nodiscard]] StudyPorts::Loaded picture() const { return m_picture; }
    /// What a model should see: the exact original where it is proven, so that sealing cannot move a probability; else picture().
    [[nodiscard]] StudyPorts::Loaded pictureToJudge() const { return m_original ? m_original : m_picture; }
    [[nodiscard]] const std::optional<base::Error>& problem() const { return m_problem; }
    [[nodiscard]] const pipeline::Verdict* verdict() const { return m_verdict.get(); }
    /// For jobs, which hold their own reference.
    [[nodiscard]] std::shared_ptr<const pipeline::Verdict> sharedVerdict() const { return m_verdict; }
    [[nodiscard]] const std::optional<base::Error>& sealProblem() const { return m_sealProblem; }
    /// The sealed result, only where everything was proven.
    [[nodiscard]] const pipeline::IntactResult* intact() const;

    /// Writes the exact original of an intact picture; restored() follows.
    void restoreOriginal(const std::filesystem::path& output);

Q_SIGNALS:
    /// Another picture is open or none; picture() and file() changed.
    void pictureChanged();
    void sealChanged();
    /// The file that was to be opened is an encrypted copy: it opens as soon as a key is unlocked.
    void keyNeeded();
    void restored(const QString& output);
    void restoreFailed(const intaglio::base::Error& error);

private:
    /// What a file turned out to be: a picture, or a copy that waits for a key.
    struct Opened {
        StudyPorts::Loaded picture;
        std::shared_ptr<const base::SecretBytes> content;
    };
    [[nodiscard]] static base::Result<Opened> openFile(const StudyPorts& ports, const std::filesystem::path& file,
                                                       const StudyPorts::Identity& doctor, bool isCopy);
    void startLoad();
    void finishLoad(base::Result<Opened> result);
    void keyChanged();
    void conceal();
    void checkSeal();
    void finishSeal(base::Result<pipeline::Verdict> result);
    void setSeal(Seal seal);

    StudyPorts m_ports;
    JobBridge& m_bridge;
    KeySession& m_keys;
    State m_state = State::Empty;
    Seal m_seal = Seal::NotAsked;
    std::filesystem::path m_file;
    StudyPorts::Loaded m_picture;
    std::shared_ptr<const base::SecretBytes> m_content;  ///< of an encrypted copy: the picture's file
    bool m_isCopy = false;
    StudyPorts::Loaded m_original;
    std::shared_ptr<const pipeline::Verdict> m_verdict;
    std::optional<base::Error> m_problem;
    std::optional<base::Error> m_sealProblem;
    QPointer<Job> m_loadJob;
    QPointer<Job> m_sealJob;
    int m_loadGeneration = 0;
    int m_sealGeneration = 0;
};

}  // namespace intaglio::ui
