<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>DoctorManual</name>
        <message>
            <source># The workstation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>## Open pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop a picture on the window, or press **Open picture**. Drop a folder or several pictures to list them: the model looks at them in the background, and the list is sorted by its finding probability. That order helps; it does not replace looking at every picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>## Sealed results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A sealed picture carries the result that the kiosk's model gave. To read it, unlock your key (the key button): choose your .key file and type its passphrase. Add the .pub file of each kiosk you trust, after comparing its fingerprint with the one at the kiosk. The key is locked again when you press Lock, when you close the program, or after 10 minutes without use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The banner says what was proven. Only **Sealed result intact** shows a result. **Picture altered** and **Sealed result damaged** mean that the picture is not what was sealed: ask for the file itself. **Save original** writes the exact picture from before sealing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>## Look at a picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Turn the wheel to zoom at the pointer, drag to move, drag with the right button to change window (left and right) and level (up and down). Every view edit can be undone. The corners show size, window, zoom and spacing; spacing names its source, because a detector's spacing is not a length in the body.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>## Let the model look</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>**Run model here** uses a model on this computer. It may refuse a picture that does not look like what it was made for, and says why. The bars are calibrated probabilities; the tick is the operating point at which the decision changes. **Model card** tells what the model was made from and how good it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The heatmap shows what influenced the model, not where disease is. Its colours have one fixed scale for each model, so that two pictures can be compared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not a medical device; for research and decision support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press **?** for all keys.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>The file "%1" does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the name and the folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file "%1" cannot be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that it is a normal file and that you are allowed to read it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>"%1" is a folder, not a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a single picture, or use the batch for a folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file "%1" is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy it again from where it came from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file "%1" is larger than %2 bytes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files above this limit are not opened, to protect this computer's memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>"%1" cannot be written. Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the folder exists, that the name is free and that you are allowed to write there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no space left to write "%1". Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Free some space, or choose another disk, and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The output "%1" is the picture itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another name: the original is never overwritten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no file in "%1".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder that holds pictures.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The results could not be written in full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the file or program that takes the output, and the free space of its disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The work was cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing was changed; start it again whenever you like.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The value "%2" is not valid for %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look at the help for the values that are allowed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 is not available in this version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The README lists what is not there yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is not enough memory for this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close other programs or use a smaller picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Something unexpected happened inside the program (%1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your files were not changed. Please report this with the log file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>"%1" is not a picture that Intaglio knows.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use DICOM, PNG, JPEG, TIFF or BMP.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture (%1) ends too early: a part of it is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the file again; the copying was probably interrupted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture (%1) is damaged: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy the file again, or export it again from the device.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture says it measures %1 x %2 pixels, which is more than is accepted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the file; export it at a smaller size if it is right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This kind of picture (%1) is not supported: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export it again as DICOM without compression, or as PNG.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This file (%1) holds no picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the file that holds the picture itself, not a report or an index.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no model named "%1".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The command "intaglio models" lists the models that are installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No working model is installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The command "intaglio models" says what is wrong with each.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model "%1" cannot be used: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install it again from its source.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model "%1" is not the one that was published: its digest is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not use it. Install it again from its source.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model "%1" gave no usable numbers for this picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No result was made. Report this together with the model's version.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The part of the program that runs models could not be started (%1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Install Intaglio again; its lib folder may be incomplete.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The device "%1" is not available on this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use --device cpu or --device auto.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This does not look like the right kind of picture (%1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that you chose the right file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This picture is unlike the pictures that the model "%1" knows, so it was not judged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that it is the right kind of picture, in focus and normally lit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture is too small: %1 x %2 pixels, at least %3 are needed on each side.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the original picture instead of a thumbnail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture is too blurred to be judged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take it again in focus.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture is too dark or too bright to be judged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take it again with normal light.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The file says it comes from a device of type %1, which the model "%2" is not made for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another model, or the right picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The table of labels "%1" cannot be used: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It needs a header with at least path, label and split.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The table of labels has no row in the split "%1".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the name of the split.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no network architecture named "%1".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The help of "intaglio train" lists the names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model has no label "%1".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The command "intaglio models" lists each model's labels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The training stopped because its numbers grew without limit (%1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a smaller learning rate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>"%1" is not a usable key file: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a .key or .pub file made by Intaglio.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key "%1" cannot do this: a key with the role "%2" is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the right key; "intaglio keys show" tells a key's role.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key "%1" is not valid today.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check this computer's date, or ask the clinic for a new key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The clinic's signature on "%1" is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not use this key. Ask the clinic for the file again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The passphrase does not open "%1".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again; capital letters matter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A passphrase is needed for "%1".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it with --passphrase-file, or run the command on a terminal.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The two passphrases differ, so no key was made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the same passphrase twice; capital letters matter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key file "%1" asks for more computing time than is accepted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was not made by Intaglio, or was altered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The operating system gives no random numbers, so nothing can be sealed safely.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restart this computer, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A key or a sealed part has a form that is not accepted (%1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check that the key files are complete.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sealed part does not match its key or was altered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the original file and the right key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A picture can be sealed for 1 to %2 doctors, not for %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name fewer doctors.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sealed result does not follow the format (%1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It may come from a newer version of Intaglio.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The result does not fit into this picture: %1 bytes are needed, %2 fit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the original picture at full size.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A result cannot be sealed into this kind of picture: %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Convert it to an 8-bit or 16-bit grey or RGB picture first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>"%1" has the wrong ending for this output: %2 is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give the output a name with that ending.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is too much to seal: %1 bytes, %2 are allowed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shorten the note.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sealed picture did not pass its own check (%1), so it was not saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your picture was not changed. Try again; if it happens again, report it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>"%1" holds no result: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give a file as "intaglio predict --json" writes it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This picture holds no sealed result.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was never sealed, was saved in another way since, or belongs to another clinic.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A result was sealed in this picture, but the picture was altered since and the result is lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask for the file exactly as the kiosk wrote it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The result in this picture is sealed for another doctor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the key of the doctor whom the patient chose.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The result comes from a kiosk that you do not trust.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add the kiosk's .pub file if you know that it is genuine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The signature on the sealed result is wrong. Do not rely on it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ask the patient for the file exactly as the kiosk wrote it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sealed result is genuine, but it belongs to another picture, or this one was altered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Do not use the result for this picture.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Phase</name>
        <message>
            <source>Opening the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checking the kind of picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking at the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Making the heatmap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sealing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Placing the seal in the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saving</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checking what was saved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for a seal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opening the seal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Working through the pictures</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ResultWords</name>
        <message>
            <source>Sealed result intact</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Signature, recipient and every sample of the picture were checked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Signature, recipient and every sample of the picture were checked. The result is old: ask when it was made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No sealed result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This picture holds no sealed result that your key can find. You can run a model on it here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sealed result damaged</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture was changed after sealing and the result cannot be read. Do not use it; ask for the sealed file itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sealed for another doctor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This picture holds a sealed result, but your key is not among its recipients.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kiosk not trusted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The result was sealed by a kiosk you do not trust (%1). Compare this with the kiosk's own fingerprint before you trust it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Signature wrong</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The result does not come from the kiosk it names. Do not use it and report this picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Picture altered</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sealed result is genuine, but it belongs to other pixels or another patient's data. It is not shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key locked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This picture may hold a sealed result. Unlock your key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checking the seal</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for a sealed result in this picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not a medical device; for research and decision support.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 (kiosk clock)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Positive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Negative</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Indeterminate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Grad-CAM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>HiResCAM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Occlusion (slow)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Demonstration model: not for patients</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Licensed for non-commercial use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unsigned model package</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::gui::StartWindow</name>
        <message>
            <source>Pictures judged on this computer, results that only the doctor can open.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kiosk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For patients: hand in a picture and take it home with the result locked inside.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Doctor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open sealed pictures, see the result and the heatmap, work through a folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New here? Choose Doctor: sample pictures to try are waiting there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not a medical device. For research and decision support only.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::AnalysisSession</name>
        <message>
            <source>Running the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drawing the heatmap</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::BatchSession</name>
        <message>
            <source>Looking through the pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Writing the table</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::ColorBar</name>
        <message>
            <source>Colour scale from %1 to %2 %3</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::DoctorWindow</name>
        <message>
            <source>Intaglio workstation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your key was locked because nobody used the program for 10 minutes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The exact original was saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The table was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for models</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 – Intaglio workstation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a folder of pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pictures (%1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files (*)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>-original</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DICOM (*.dcm)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PNG (*.png)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the original</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export the table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>CSV table (*.csv);;JSON (*.json)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model card: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opening the model card</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open one or several pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>List a folder and let the model look at it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlock your key and choose trusted kiosks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lock your key and hide sealed results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search the list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Next picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the next picture of the list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Picture before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the picture before in the list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run model here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let a model on this computer look at the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Heatmap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show or hide the heatmap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Heatmap weaker</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Less opacity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Heatmap stronger</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More opacity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search the DICOM tags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play or stop the frames</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show every key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read the manual</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tools</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Presets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Windows of the file, the full range and your own</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlock key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>View</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Help</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::FindingsPanel</name>
        <message>
            <source>Run model here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Findings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DICOM tags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model to run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which model looks at the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Suitable model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Let a model on this computer look at the picture (Ctrl+R)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No picture open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Findings, the verdict on the seal and the heatmap appear here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only DICOM files carry tags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sealed result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Running …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model on this computer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model was stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model: %1.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::HeatmapControls</name>
        <message>
            <source>Heatmap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opacity of the heatmap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Weakest influence that is shown, in per cent of the scale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The heatmap shows what influenced the model, not where disease is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show or hide the heatmap (M)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Method of the heatmap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Label that the heatmap explains</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Label</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opacity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Threshold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>contribution to the score (logit)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::IdleOverlay</name>
        <message>
            <source>Are you still there?</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>To protect your privacy, this visit is cleared in %n second(s).</source>
            <translation>
                <numerusform>To protect your privacy, this visit is cleared in %n second.</numerusform>
                <numerusform>To protect your privacy, this visit is cleared in %n seconds.</numerusform>
            </translation>
        </message>
        <message>
            <source>I am still here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finish</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::ImageViewer</name>
        <message>
            <source>Picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 bit colour</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 bit grey</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 × %2, %3</source>
            <comment>columns, rows, kind of samples</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Window %1  Level %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>px</source>
            <comment>no spacing is known: lengths are in pixels</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 mm (Pixel Spacing)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 mm (Imager Pixel Spacing, at the detector)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 mm (calibrated)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 mm (file resolution, not calibrated)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frame %1 of %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom %1 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>x %1  y %2  value %3</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::JobStrip</name>
        <message>
            <source>Cancel this work</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::KeyDialog</name>
        <message>
            <source>Unlock</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No kiosk is trusted yet: no sealed result can be shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key and trusted kiosks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NAME.key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Passphrase</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key stays in memory until you lock it, or for 10 minutes without use.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlock your key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trusted kiosks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add kiosk …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Only results sealed by these kiosks are shown. Compare the fingerprint with the one at the kiosk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose your key file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key files (*.key)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose your key file first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unlocking …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key of %1 is unlocked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a kiosk's public key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Public keys (*.pub)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::KeySession</name>
        <message>
            <source>Unlocking the key</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::KioskView</name>
        <message>
            <source>Picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Staff</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For staff</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not a medical device. For research and decision support only.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::KioskWindow</name>
        <message>
            <source>Pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose your picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the kiosk's key file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Key files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder of the doctors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder of pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder for sealed pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checking the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saving the sealed picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loading previews</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reading the doctors' keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Making the key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saving the set-up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opening the key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checking the PIN</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::MessageBar</name>
        <message>
            <source>Note</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Please check</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close this message</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::NoticePage</name>
        <message>
            <source>Done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The locked picture is on your USB stick. You can take the stick out now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The locked picture is in the clinic's folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Give it to your doctor. Nothing about your visit stays on this screen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finish</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose another picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your picture was not changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>That did not work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>We cannot check this picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If it happens again, please call staff.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This does not look like a blood smear picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Perhaps it is another file on your stick. Look for the picture from the microscope, or ask staff for help.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture is not sharp enough.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>If you have another picture of the same smear, try that one, or ask staff for help.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture is too dark or too bright.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The picture is too small.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Perhaps it is only a preview. Look for the full picture, or ask staff for help.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::OpenSession</name>
        <message>
            <source>Reading %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Looking for a sealed result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saving the original</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::PicturePage</name>
        <message>
            <source>Choose your picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your picture is never changed. It stays on this computer and on your stick.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>My picture is not shown here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plug in your USB stick</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your pictures appear here after a few seconds. You can also drop a picture here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a file</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::ProbabilityBars</name>
        <message>
            <source>Operating point: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Probabilities</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The tick marks the operating point: %1</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::ProgressPage</name>
        <message>
            <source>We are checking your picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This takes a few seconds. You need not do anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop checking</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>We are saving your picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Please leave your stick plugged in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop saving</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::ReadyPage</name>
        <message>
            <source>No doctor is set up here. Please call staff.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your doctor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which doctor may open it?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is saved on your USB stick, beside your own picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is saved in the clinic's folder for your doctor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your picture is ready</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The check is finished. What it says is locked inside the picture: neither you nor this kiosk can read it. Your doctor opens it and explains it to you.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lock and save</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::ResultView</name>
        <message>
            <source>Model card</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What the model was made from, how good it is, and what it must not be used for</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Most probable: %1 (%2)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1: finding %2 against the operating point "%3" at %4</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Note: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1, version %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>SHA-256 of the model: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This model is not installed on this computer</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::SetupPage</name>
        <message>
            <source>The kiosk's key was made: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Keep its passphrase safe. Copy the .pub file beside it to each doctor's workstation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The key needs a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For example "kiosk-entrance".</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The passphrase is too short.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use at least eight characters; four words are good.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The two passphrases differ.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the same passphrase twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The kiosk has no key yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a key file or make a new key.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no doctor to seal pictures for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder that holds the .pub file of each doctor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The folder for sealed pictures is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose a folder that the doctors can reach.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The two PINs differ.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Type the same PIN twice.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The staff PIN is missing or too short.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use 4 to 12 digits.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not chosen yet</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n doctor(s)</source>
            <translation>
                <numerusform>%n doctor</numerusform>
                <numerusform>%n doctors</numerusform>
            </translation>
        </message>
        <message>
            <source>Making the key ...</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make the key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New PIN (empty: keep it)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PIN, 4 to 12 digits</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set up this kiosk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For staff. Patients never see this page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1. The kiosk's key</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Signs every sealed picture, so that doctors know where it came from. It cannot open them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>2. The doctors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A folder with the .pub file of each doctor. Only they can open the sealed pictures.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>3. Sealed pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where they are saved when the picture did not come from a USB stick.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>4. Pictures to choose from (if you like)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A folder that a microscope's camera saves into. USB sticks are always shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>5. The staff PIN</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Needed to leave the kiosk or to change these settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the kiosk's key file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder of the doctors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder of pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose the folder for sealed pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No key yet? Make one</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name of this kiosk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Passphrase</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Passphrase again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PIN again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save and start</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::ShortcutSheet</name>
        <message>
            <source>Keys</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mouse and arrows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wheel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom at the pointer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Right drag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Window and level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Middle drag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Double click</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit or 1:1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Arrows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ctrl + arrows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Page Up, Page Down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frame before, frame after</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ctrl + wheel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frames</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::StaffPage</name>
        <message>
            <source>This PIN is not right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again. After five wrong PINs there is a pause of one minute.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Too many wrong PINs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait a minute and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Staff: enter the PIN</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Staff</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Erase the last digit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Confirm the PIN</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the set-up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave the kiosk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to the kiosk</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::StepHeader</name>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::StudyDelegate</name>
        <message>
            <source>Not looked at yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Refused: open it to see why</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not readable: open it to see why</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::StudyPanel</name>
        <message>
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export table …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search in names and findings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search in names and findings (Ctrl+F)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which pictures are listed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unread</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Positive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Problems</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Order of the list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By urgency</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By arrival</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>By name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>AI-prioritised: sorted by the model's finding probability. Look at every picture.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Inbox</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop a folder or several pictures here. The model looks at them in the background.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write the results as a CSV or JSON table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Listing pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 of %2 looked at</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n unread</source>
            <translation>
                <numerusform>%n unread</numerusform>
                <numerusform>%n unread</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>intaglio::ui::TagList</name>
        <message>
            <source>Search tags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search in number, name and value of the tags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DICOM tags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Value</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::TextDialog</name>
        <message>
            <source>Close</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::UnlockPage</name>
        <message>
            <source>Start the kiosk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For staff: type the passphrase of the kiosk's key. It is asked for once after each start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Passphrase</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Opening the key ...</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the set-up</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Leave</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::VerdictBanner</name>
        <message>
            <source>Unlock key …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trust a kiosk …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save original …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Write the exact picture from before sealing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sealed by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>When</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>no. %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Kiosk fingerprint: %1
Report: %2</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::ViewerActions</name>
        <message>
            <source>Window presets</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag moves the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag changes window and level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag up and down zooms</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Whole picture in the window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1:1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>One sample on one pixel of the screen</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Turn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Turn right by 90°</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Turn left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Turn left by 90°</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Flip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exchange left and right</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Flip upside down</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exchange top and bottom</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Invert</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exchange black and white</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Smooth scaling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Interpolate between samples, or show each as a sharp square</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Corner texts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show size, window, zoom and spacing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Back to how the picture was opened</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Undo the last change of the view</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Redo the change of the view</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>As the file says</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Window of the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Full range</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remember this window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Forget the last remembered window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preset %1</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::ViewerPanel</name>
        <message>
            <source>Reading the picture …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try the sample pictures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop a picture or a folder here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PNG, JPEG, TIFF, BMP or DICOM; sealed or plain. Nothing leaves this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frame</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Frame (Page Up, Page Down, Ctrl and wheel)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Play or stop the frames (K)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1 of %2</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>intaglio::ui::WelcomePage</name>
        <message>
            <source>Have your picture looked at</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bring your blood smear picture on a USB stick. We check it and lock the result inside it. Only your doctor can open it and will talk about it with you. Touch your language to begin.</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
