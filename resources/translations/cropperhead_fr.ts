<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CropperHead</name>
    <message>
        <source> ({rate} photos/s)</source>
        <translation> ({rate} photos/s)</translation>
    </message>
    <message>
        <source> From the next start of the program.</source>
        <translation> Au prochain démarrage du programme.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source> · {rate} photos/s · {time} left</source>
        <translation> · {rate} photos/s · reste {time}</translation>
    </message>
    <message>
        <source> · {time} left</source>
        <translation> · reste {time}</translation>
    </message>
    <message>
        <source>&quot;{tag}&quot; is not the name of a tag with its group, as for instance XMP:CropTop is</source>
        <translation>«&#xa0;{tag}&#xa0;» n&apos;est pas le nom d&apos;un tag avec son groupe, comme l&apos;est par exemple XMP:CropTop</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Touche</translation>
    </message>
    <message>
        <source>&amp;Second key</source>
        <translation>&amp;Seconde touche</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>. or ,</source>
        <translation>. ou ,</translation>
    </message>
    <message>
        <source>0 %: as proposed</source>
        <translation>0 %&#xa0;: comme proposé</translation>
    </message>
    <message>
        <source>0 levels only what is certain, 100 whatever seems tilted</source>
        <translation>0 ne redresse que ce qui est certain, 100 tout ce qui semble penché</translation>
    </message>
    <message>
        <source>0 to 5</source>
        <translation>0 à 5</translation>
    </message>
    <message>
        <source>0.1°</source>
        <translation>0.1°</translation>
    </message>
    <message>
        <source>1 is smallest, 100 is best; 80 is hard to tell from 100 at this size</source>
        <translation>1 est la plus petite, 100 la meilleure&#xa0;; 80 se distingue à peine de 100 à cette taille</translation>
    </message>
    <message>
        <source>1 px</source>
        <translation>1 px</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 étoile</translation>
    </message>
    <message>
        <source>1 star or more</source>
        <translation>1 étoile ou plus</translation>
    </message>
    <message>
        <source>1 star, next photo</source>
        <translation>1 étoile, photo suivante</translation>
    </message>
    <message>
        <source>10 px</source>
        <translation>10 px</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>16:10</source>
        <translation>16:10</translation>
    </message>
    <message>
        <source>16:9</source>
        <translation>16:9</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 étoiles</translation>
    </message>
    <message>
        <source>2 stars or more</source>
        <translation>2 étoiles ou plus</translation>
    </message>
    <message>
        <source>2 stars, next photo</source>
        <translation>2 étoiles, photo suivante</translation>
    </message>
    <message>
        <source>2.39:1</source>
        <translation>2,39:1</translation>
    </message>
    <message>
        <source>2:1</source>
        <translation>2:1</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 étoiles</translation>
    </message>
    <message>
        <source>3 stars or more</source>
        <translation>3 étoiles ou plus</translation>
    </message>
    <message>
        <source>3 stars, next photo</source>
        <translation>3 étoiles, photo suivante</translation>
    </message>
    <message>
        <source>3:2</source>
        <translation>3:2</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 étoiles</translation>
    </message>
    <message>
        <source>4 stars or more</source>
        <translation>4 étoiles ou plus</translation>
    </message>
    <message>
        <source>4 stars, next photo</source>
        <translation>4 étoiles, photo suivante</translation>
    </message>
    <message>
        <source>4:3</source>
        <translation>4:3</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 étoiles</translation>
    </message>
    <message>
        <source>5 stars, next photo</source>
        <translation>5 étoiles, photo suivante</translation>
    </message>
    <message>
        <source>5:4</source>
        <translation>5:4</translation>
    </message>
    <message>
        <source>6 to 9</source>
        <translation>6 à 9</translation>
    </message>
    <message>
        <source>7:5 or pixels</source>
        <translation>7:5 ou pixels</translation>
    </message>
    <message>
        <source>A Lightroom catalogue, or folders with your photos or with what darktable, RawTherapee or Picasa wrote beside them. All is only read; nothing is copied but numbers.</source>
        <translation>Un catalogue Lightroom, ou des dossiers avec vos photos ou avec ce que darktable, RawTherapee ou Picasa a écrit à côté d&apos;elles. Tout est seulement lu&#xa0;; rien n&apos;est copié, sinon des nombres.</translation>
    </message>
    <message>
        <source>A RAW and the JPEG of the same shot are one photo: one cell, one decision for both</source>
        <translation>Un RAW et le JPEG de la même prise sont une seule photo&#xa0;: une cellule, une décision pour les deux</translation>
    </message>
    <message>
        <source>A crop keeps {share} of the picture on average.</source>
        <translation>Un recadrage garde en moyenne {share} de l&apos;image.</translation>
    </message>
    <message>
        <source>A deliverable keeps its ratio: {ratio}</source>
        <translation>Un format de livraison garde son rapport&#xa0;: {ratio}</translation>
    </message>
    <message>
        <source>A landscape ratio is turned for upright photos; 4:5 is always upright</source>
        <translation>Un format paysage est tourné pour les photos en hauteur&#xa0;; 4:5 est toujours en hauteur</translation>
    </message>
    <message>
        <source>A linked crop of this ratio with each decision</source>
        <translation>Un recadrage lié de ce format avec chaque décision</translation>
    </message>
    <message>
        <source>A model is damaged</source>
        <translation>Un modèle est endommagé</translation>
    </message>
    <message>
        <source>A ratio (7:5), a size in pixels (1080×1350), or either with a name to keep it (Album = 7:5)</source>
        <translation>Un rapport (7:5), une taille en pixels (1080×1350), ou l&apos;un des deux avec un nom pour le garder (Album = 7:5)</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Accept ({key})</source>
        <translation>Accepter ({key})</translation>
    </message>
    <message>
        <source>Accept all proposals that are sure, after a look at them</source>
        <translation>Accepter toutes les propositions sûres, après y avoir jeté un œil</translation>
    </message>
    <message>
        <source>Accept all sure</source>
        <translation>Accepter les sûres</translation>
    </message>
    <message>
        <source>Accept all sure…</source>
        <translation>Accepter les sûres…</translation>
    </message>
    <message>
        <source>Accept all undecided photos taken within a few seconds of this one</source>
        <translation>Accepter toutes les photos non décidées prises à quelques secondes de celle-ci</translation>
    </message>
    <message>
        <source>Accept crop, next undecided</source>
        <translation>Accepter, non décidée suivante</translation>
    </message>
    <message>
        <source>Accept drawn crops</source>
        <translation>Accepter les recadrages dessinés</translation>
    </message>
    <message>
        <source>Accept the crop first: the one in the sidecar is written</source>
        <translation>Accepter d&apos;abord le recadrage&#xa0;: c&apos;est celui du fichier XMP qui est écrit</translation>
    </message>
    <message>
        <source>Accept the whole series</source>
        <translation>Accepter toute la série</translation>
    </message>
    <message>
        <source>Accept {crops}</source>
        <translation>Accepter {crops}</translation>
    </message>
    <message>
        <source>Accept {crops} and close</source>
        <translation>Accepter {crops} et fermer</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Accepté</translation>
    </message>
    <message>
        <source>Add catalogue…</source>
        <translation>Ajouter un catalogue…</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>Ajouter un dossier</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <source>Add the linked crops to what is decided already</source>
        <translation>Ajouter les recadrages liés à ce qui est déjà décidé</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>Ajusté</translation>
    </message>
    <message>
        <source>After: cropped</source>
        <translation>Après&#xa0;: recadrée</translation>
    </message>
    <message>
        <source>Align heads</source>
        <translation>Aligner les têtes</translation>
    </message>
    <message>
        <source>Align heads…</source>
        <translation>Aligner les têtes…</translation>
    </message>
    <message>
        <source>All but the photo dark, black, and on again</source>
        <translation>Tout sauf la photo&#xa0;: assombri, noir, puis rallumé</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Tout est fait</translation>
    </message>
    <message>
        <source>All from {occasions}: too few to tell a habit from what the place asked.</source>
        <translation>Tout vient de {occasions}&#xa0;: trop peu pour distinguer une habitude de ce que le lieu imposait.</translation>
    </message>
    <message>
        <source>All is as it was before.</source>
        <translation>Tout est comme avant.</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Toutes les touches</translation>
    </message>
    <message>
        <source>All keys at a glance</source>
        <translation>Toutes les touches en un coup d&apos;œil</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Toutes les photos</translation>
    </message>
    <message>
        <source>All photos are decided</source>
        <translation>Toutes les photos sont décidées</translation>
    </message>
    <message>
        <source>All ratios, and those that you gave a name</source>
        <translation>Tous les formats, et ceux que vous avez nommés</translation>
    </message>
    <message>
        <source>All {photos} decided</source>
        <translation>{photos}&#xa0;: tout est décidé</translation>
    </message>
    <message>
        <source>All, also those to look at</source>
        <translation>Toutes, aussi celles à regarder</translation>
    </message>
    <message>
        <source>Already at the proposed angle, {angle}</source>
        <translation>Déjà à l&apos;angle proposé, {angle}</translation>
    </message>
    <message>
        <source>Also write for</source>
        <translation>Écrire aussi pour</translation>
    </message>
    <message>
        <source>Also write for {program}</source>
        <translation>Écrire aussi pour {program}</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Alt or Ctrl+Shift+arrow keys</source>
        <translation>Alt ou Ctrl+Maj+flèches</translation>
    </message>
    <message>
        <source>Alt or Ctrl+[ or ]</source>
        <translation>Alt ou Ctrl+[ ou ]</translation>
    </message>
    <message>
        <source>Alt or Ctrl+arrow keys</source>
        <translation>Alt ou Ctrl+flèches</translation>
    </message>
    <message>
        <source>Alt+drag</source>
        <translation>Alt+glisser</translation>
    </message>
    <message>
        <source>An array of centred squares</source>
        <translation>Un tableau de carrés centrés</translation>
    </message>
    <message>
        <source>An array of the decided crops</source>
        <translation>Un tableau des recadrages décidés</translation>
    </message>
    <message>
        <source>An array of the model&apos;s crops</source>
        <translation>Un tableau des recadrages du modèle</translation>
    </message>
    <message>
        <source>And which of these?</source>
        <translation>Et parmi ceux-ci&#xa0;?</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Angle</translation>
    </message>
    <message>
        <source>Angle of turned crops</source>
        <translation>Angle des recadrages tournés</translation>
    </message>
    <message>
        <source>Angle slider</source>
        <translation>Curseur d&apos;angle</translation>
    </message>
    <message>
        <source>Angle, ° from</source>
        <translation>Angle, ° à partir de</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Autre programme</translation>
    </message>
    <message>
        <source>Another ratio or size</source>
        <translation>Autre format ou taille</translation>
    </message>
    <message>
        <source>Answers of the blind comparison teach what you like</source>
        <translation>Les réponses de la comparaison à l&apos;aveugle apprennent vos goûts au programme</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Aperture</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>Aperture library</source>
        <translation>Photothèque Aperture</translation>
    </message>
    <message>
        <source>Apple Photos library</source>
        <translation>Photothèque Apple Photos</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Area kept</source>
        <translation>Surface gardée</translation>
    </message>
    <message>
        <source>Area kept, % from</source>
        <translation>Surface gardée, % à partir de</translation>
    </message>
    <message>
        <source>Area kept, by lens</source>
        <translation>Surface gardée, par objectif</translation>
    </message>
    <message>
        <source>Area kept, by month</source>
        <translation>Surface gardée, par mois</translation>
    </message>
    <message>
        <source>As in the bar above the photos: 3:2, 1080×1350, or any</source>
        <translation>Comme dans la barre au-dessus des photos&#xa0;: 3:2, 1080×1350 ou any</translation>
    </message>
    <message>
        <source>As shot</source>
        <translation>D&apos;origine</translation>
    </message>
    <message>
        <source>As the camera stored them</source>
        <translation>Telles que l&apos;appareil les a enregistrées</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Ask no more about photos that are fine as they are, then about what needs you; writes nothing</source>
        <translation>Ne plus interroger sur les photos bien ainsi, puis sur celles à décider&#xa0;; n&apos;écrit rien</translation>
    </message>
    <message>
        <source>Aspect ratio</source>
        <translation>Rapport d&apos;aspect</translation>
    </message>
    <message>
        <source>At your ratio</source>
        <translation>À votre format</translation>
    </message>
    <message>
        <source>At your size</source>
        <translation>À votre taille</translation>
    </message>
    <message>
        <source>Auto crop</source>
        <translation>Recadrage auto</translation>
    </message>
    <message>
        <source>Auto level</source>
        <translation>Niveau auto</translation>
    </message>
    <message>
        <source>Auto-crop</source>
        <translation>Recadrage auto</translation>
    </message>
    <message>
        <source>Auto-crop folder</source>
        <translation>Recadrage auto du dossier</translation>
    </message>
    <message>
        <source>Auto-crop folder…</source>
        <translation>Recadrage auto du dossier…</translation>
    </message>
    <message>
        <source>Auto-crop: {photos}</source>
        <translation>Recadrage automatique&#xa0;: {photos}</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Back  Backspace</source>
        <translation>Retour  Backspace</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Valeur par défaut</translation>
    </message>
    <message>
        <source>Back to the keys of the preset</source>
        <translation>Revenir aux touches du préréglage</translation>
    </message>
    <message>
        <source>Back to the pictures</source>
        <translation>Revenir aux images</translation>
    </message>
    <message>
        <source>Back to the proposal or the saved crop</source>
        <translation>Revenir à la proposition ou au recadrage enregistré</translation>
    </message>
    <message>
        <source>Back to your editor</source>
        <translation>Retour à votre éditeur</translation>
    </message>
    <message>
        <source>Back to your editor…</source>
        <translation>Retour à votre éditeur…</translation>
    </message>
    <message>
        <source>Back to {program}…</source>
        <translation>Retour à {program}…</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>Ordre inverse</translation>
    </message>
    <message>
        <source>Bars: you. Lines: the model, for the same photos.</source>
        <translation>Barres&#xa0;: vous. Traits&#xa0;: le modèle, pour les mêmes photos.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Lots</translation>
    </message>
    <message>
        <source>Batches of this folder: {count}. What somebody changed since is left as it is.</source>
        <translation>Lots de ce dossier&#xa0;: {count}. Ce que quelqu&apos;un a modifié depuis reste tel quel.</translation>
    </message>
    <message>
        <source>Before / after</source>
        <translation>Avant / après</translation>
    </message>
    <message>
        <source>Before all this</source>
        <translation>Avant tout cela</translation>
    </message>
    <message>
        <source>Before: whole photo</source>
        <translation>Avant&#xa0;: photo entière</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Better than what you have</source>
        <translation>Meilleur que ce que vous avez</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Noir</translation>
    </message>
    <message>
        <source>Black out</source>
        <translation>Tout en noir</translation>
    </message>
    <message>
        <source>Blue label</source>
        <translation>Libellé bleu</translation>
    </message>
    <message>
        <source>Blue label, next photo</source>
        <translation>Libellé bleu, photo suivante</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>Bas</translation>
    </message>
    <message>
        <source>Bright theme</source>
        <translation>Thème lumineux</translation>
    </message>
    <message>
        <source>Burst</source>
        <translation>Rafale</translation>
    </message>
    <message>
        <source>Burst {place} of {count}</source>
        <translation>Rafale&#xa0;: {place} sur {count}</translation>
    </message>
    <message>
        <source>Burst {place} of {count}, moved</source>
        <translation>Rafale&#xa0;: {place} sur {count}, déplacé</translation>
    </message>
    <message>
        <source>Burst: the first kept whole, {photos} passed</source>
        <translation>Rafale&#xa0;: la première gardée entière, le reste laissé tel quel ({photos})</translation>
    </message>
    <message>
        <source>Burst: {photos} cropped</source>
        <translation>Rafale&#xa0;: recadrage de {photos}</translation>
    </message>
    <message>
        <source>Bursts as one</source>
        <translation>Rafales groupées</translation>
    </message>
    <message>
        <source>By 1 px</source>
        <translation>De 1 px</translation>
    </message>
    <message>
        <source>By 10 px</source>
        <translation>De 10 px</translation>
    </message>
    <message>
        <source>By the camera&apos;s clock</source>
        <translation>Selon l&apos;horloge de l&apos;appareil</translation>
    </message>
    <message>
        <source>COCO</source>
        <translation>COCO</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>CUDA</source>
        <translation>CUDA</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Camera data</source>
        <translation>Données de l&apos;appareil</translation>
    </message>
    <message>
        <source>Camera, lens, date and exposure over the photo</source>
        <translation>Appareil, objectif, date et exposition sur la photo</translation>
    </message>
    <message>
        <source>Can&apos;t tell  0</source>
        <translation>Je ne sais pas  0</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Capture One cache</source>
        <translation>Cache Capture One</translation>
    </message>
    <message>
        <source>Capture One catalog</source>
        <translation>Catalogue Capture One</translation>
    </message>
    <message>
        <source>Capture time</source>
        <translation>Heure de capture</translation>
    </message>
    <message>
        <source>Catalogues (*.lrcat library.db *.cocatalogdb)</source>
        <translation>Catalogues (*.lrcat library.db *.cocatalogdb)</translation>
    </message>
    <message>
        <source>Centre cross</source>
        <translation>Croix centrale</translation>
    </message>
    <message>
        <source>Changed outside and read again: {photos}</source>
        <translation>Modifié ailleurs et relu&#xa0;: {photos}</translation>
    </message>
    <message>
        <source>Changed photos</source>
        <translation>Photos modifiées</translation>
    </message>
    <message>
        <source>Changed, not saved yet</source>
        <translation>Modifié, pas encore enregistré</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Choose a catalogue</source>
        <translation>Choisir un catalogue</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Choose a folder of photos</source>
        <translation>Choisir un dossier de photos</translation>
    </message>
    <message>
        <source>Choose among four crops of eight of these photos, and proposals follow your eye.</source>
        <translation>Choisissez parmi quatre recadrages de huit de ces photos, et les propositions suivent votre œil.</translation>
    </message>
    <message>
        <source>Choose another folder, or drop one here</source>
        <translation>Choisir un autre dossier, ou en déposer un ici</translation>
    </message>
    <message>
        <source>Choose another folder, or look into its subfolders too.</source>
        <translation>Choisir un autre dossier, ou regarder aussi dans ses sous-dossiers.</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Choisir le dossier</translation>
    </message>
    <message>
        <source>Choose the folder to learn from</source>
        <translation>Choisir le dossier dont apprendre</translation>
    </message>
    <message>
        <source>Choose: {name}</source>
        <translation>Choisir&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choosing one drops the keys changed by hand</source>
        <translation>En choisir un abandonne les touches changées à la main</translation>
    </message>
    <message>
        <source>Clear every filter</source>
        <translation>Effacer tous les filtres</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>Vider la liste</translation>
    </message>
    <message>
        <source>Click a bar to select its photos</source>
        <translation>Cliquer une barre pour sélectionner ses photos</translation>
    </message>
    <message>
        <source>Click eyes</source>
        <translation>Cliquer les yeux</translation>
    </message>
    <message>
        <source>Click eyes by hand</source>
        <translation>Cliquer les yeux à la main</translation>
    </message>
    <message>
        <source>Click the other eye</source>
        <translation>Cliquer l&apos;autre œil</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close, leave them drawn</source>
        <translation>Fermer, les laisser dessinés</translation>
    </message>
    <message>
        <source>Colour label</source>
        <translation>Libellé de couleur</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Commandes et leurs touches</translation>
    </message>
    <message>
        <source>Commit crop</source>
        <translation>Valider le recadrage</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Compare blind</source>
        <translation>Comparer à l&apos;aveugle</translation>
    </message>
    <message>
        <source>Compare blind…</source>
        <translation>Comparer à l&apos;aveugle…</translation>
    </message>
    <message>
        <source>Compare, blind</source>
        <translation>Comparaison à l&apos;aveugle</translation>
    </message>
    <message>
        <source>Comparing with proposals: {count}</source>
        <translation>Comparaison aux propositions&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparaison…</translation>
    </message>
    <message>
        <source>Constrain aspect ratio</source>
        <translation>Contraindre le rapport d&apos;aspect</translation>
    </message>
    <message>
        <source>Constrain to</source>
        <translation>Contraindre à</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Planche contact</translation>
    </message>
    <message>
        <source>Copied there from another photo</source>
        <translation>Copié d’une autre photo</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tout copier</translation>
    </message>
    <message>
        <source>Copy crop</source>
        <translation>Copier le recadrage</translation>
    </message>
    <message>
        <source>Copy of this style</source>
        <translation>Copie de ce style</translation>
    </message>
    <message>
        <source>Copy settings</source>
        <translation>Copier les réglages</translation>
    </message>
    <message>
        <source>Copy…</source>
        <translation>Copier…</translation>
    </message>
    <message>
        <source>CoreML</source>
        <translation>CoreML</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Recadrage</translation>
    </message>
    <message>
        <source>Crop accepted</source>
        <translation>Recadrage accepté</translation>
    </message>
    <message>
        <source>Crop adjusted</source>
        <translation>Recadrage ajusté</translation>
    </message>
    <message>
        <source>Crop all</source>
        <translation>Tout recadrer</translation>
    </message>
    <message>
        <source>Crop changed</source>
        <translation>Recadrage modifié</translation>
    </message>
    <message>
        <source>Crop copied</source>
        <translation>Recadrage copié</translation>
    </message>
    <message>
        <source>Crop factor</source>
        <translation>Facteur de recadrage</translation>
    </message>
    <message>
        <source>Crop guide overlay</source>
        <translation>Incrustation des repères</translation>
    </message>
    <message>
        <source>Crop overlay</source>
        <translation>Incrustation du recadrage</translation>
    </message>
    <message>
        <source>Crop panel</source>
        <translation>Panneau de recadrage</translation>
    </message>
    <message>
        <source>Crop proposed</source>
        <translation>Recadrage proposé</translation>
    </message>
    <message>
        <source>Crop taken out</source>
        <translation>Recadrage retiré</translation>
    </message>
    <message>
        <source>Crop the photos that this batch did not come to</source>
        <translation>Recadrer les photos que ce lot n&apos;a pas atteintes</translation>
    </message>
    <message>
        <source>Crop tool</source>
        <translation>Outil de recadrage</translation>
    </message>
    <message>
        <source>Crop written into {photos}</source>
        <translation>Recadrage écrit dans {photos}</translation>
    </message>
    <message>
        <source>Crop {width} by {height} pixels, angle {angle}, {state}</source>
        <translation>Recadrage de {width} sur {height} pixels, angle {angle}, {state}</translation>
    </message>
    <message>
        <source>CropAngle is &quot;{text}&quot;, not a number</source>
        <translation>CropAngle vaut «&#xa0;{text}&#xa0;», ce n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>CropAngle is &quot;{text}&quot;, outside -45 to 45 degrees</source>
        <translation>CropAngle vaut «&#xa0;{text}&#xa0;», hors de -45 à 45 degrés</translation>
    </message>
    <message>
        <source>CropLeft {left:g}, CropTop {top:g}, CropRight {right:g}, CropBottom {bottom:g}, CropAngle {angle:g} span no rectangle</source>
        <translation>CropLeft {left:g}, CropTop {top:g}, CropRight {right:g}, CropBottom {bottom:g}, CropAngle {angle:g} ne délimitent aucun rectangle</translation>
    </message>
    <message>
        <source>Cropped elsewhere</source>
        <translation>Recadrée ailleurs</translation>
    </message>
    <message>
        <source>Cropped in the camera</source>
        <translation>Recadrée dans l&apos;appareil</translation>
    </message>
    <message>
        <source>Cropped thumbnails</source>
        <translation>Vignettes recadrées</translation>
    </message>
    <message>
        <source>CropperHead goes on, and written crops are safe. This report says where it happened.</source>
        <translation>CropperHead continue, et les recadrages écrits sont à l&apos;abri. Ce rapport dit où c&apos;est arrivé.</translation>
    </message>
    <message>
        <source>Crops</source>
        <translation>Recadrages</translation>
    </message>
    <message>
        <source>Crops are written as proposals: the photos stay undecided, and you confirm, change or undo them whenever you like.</source>
        <translation>Les recadrages sont écrits comme propositions&#xa0;: les photos restent non décidées, et vous confirmez, modifiez ou annulez quand vous voulez.</translation>
    </message>
    <message>
        <source>Crops left out: {what}.</source>
        <translation>Recadrages laissés de côté&#xa0;: {what}.</translation>
    </message>
    <message>
        <source>Crops stand in XMP sidecars beside the photos, as Adobe&apos;s crs tags. Programs that read no sidecars need them inside the photo: File → Write crop into photo.</source>
        <translation>Les recadrages sont dans des fichiers XMP à côté des photos, sous forme de tags crs d&apos;Adobe. Les programmes qui ne lisent pas ces fichiers en ont besoin dans la photo&#xa0;: Fichier → Écrire le recadrage dans la photo.</translation>
    </message>
    <message>
        <source>Crops that count</source>
        <translation>Comptent</translation>
    </message>
    <message>
        <source>Crops that others changed since they were written here</source>
        <translation>Recadrages que d&apos;autres ont modifiés depuis leur écriture ici</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Ctrl+drag or right drag along it</source>
        <translation>Ctrl+glisser, clic droit+glisser</translation>
    </message>
    <message>
        <source>Ctrl+wheel does it too</source>
        <translation>Ctrl+molette le fait aussi</translation>
    </message>
    <message>
        <source>Custom…</source>
        <translation>Autre…</translation>
    </message>
    <message>
        <source>Cut away above, % from</source>
        <translation>Coupé en haut, % à partir de</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Foncé</translation>
    </message>
    <message>
        <source>Dark mode</source>
        <translation>Mode sombre</translation>
    </message>
    <message>
        <source>Dataset in</source>
        <translation>Jeu de données dans</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Decided in {editor}</source>
        <translation>Décidé dans {editor}</translation>
    </message>
    <message>
        <source>Decides nothing</source>
        <translation>Ne décide rien</translation>
    </message>
    <message>
        <source>Decisions are written into the files of {program}, too, and it shows them when it reads these anew: close the folder there before you crop here, or let it load the sidecar again.</source>
        <translation>Les décisions sont écrites aussi dans les fichiers de {program}, qui les montre quand il les relit&#xa0;: y fermer le dossier avant de recadrer ici, ou lui faire recharger le fichier XMP.</translation>
    </message>
    <message>
        <source>Decisions go into the own files of these editors, too</source>
        <translation>Les décisions vont aussi dans les fichiers propres à ces éditeurs</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>Default: {name}</source>
        <translation>Par défaut&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Delete this model of your own</source>
        <translation>Supprimer ce modèle à vous</translation>
    </message>
    <message>
        <source>Deliver also</source>
        <translation>Livrer aussi</translation>
    </message>
    <message>
        <source>Deliverable 16:9 on or off</source>
        <translation>Activer ou désactiver la livraison 16:9</translation>
    </message>
    <message>
        <source>Deliverable 1:1 on or off</source>
        <translation>Activer ou désactiver la livraison 1:1</translation>
    </message>
    <message>
        <source>Deliverable 3:2 on or off</source>
        <translation>Activer ou désactiver la livraison 3:2</translation>
    </message>
    <message>
        <source>Deliverable 4:5 on or off</source>
        <translation>Activer ou désactiver la livraison 4:5</translation>
    </message>
    <message>
        <source>Deliverable 9:16 on or off</source>
        <translation>Activer ou désactiver la livraison 9:16</translation>
    </message>
    <message>
        <source>Deliverable changed</source>
        <translation>Format de livraison modifié</translation>
    </message>
    <message>
        <source>Deliverable {ratio}</source>
        <translation>Format de livraison {ratio}</translation>
    </message>
    <message>
        <source>Deliverables</source>
        <translation>Formats de livraison</translation>
    </message>
    <message>
        <source>Deliverables of {photos} written</source>
        <translation>Formats de livraison écrits&#xa0;: {photos}</translation>
    </message>
    <message>
        <source>Deliverables: {ratios}</source>
        <translation>Formats de livraison&#xa0;: {ratios}</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Develop</source>
        <translation>Développement</translation>
    </message>
    <message>
        <source>Diagonals</source>
        <translation>Diagonales</translation>
    </message>
    <message>
        <source>Dim outside the crop</source>
        <translation>Assombrir hors du recadrage</translation>
    </message>
    <message>
        <source>DirectML</source>
        <translation>DirectML</translation>
    </message>
    <message>
        <source>Disk space that previews may take</source>
        <translation>Espace disque que les aperçus peuvent prendre</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>Rétablir ce qui a été annulé</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>Rétabli</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>Doute</translation>
    </message>
    <message>
        <source>Drag a handle to resize, inside to move, outside to turn.</source>
        <translation>Glisser une poignée redimensionne, l&apos;intérieur déplace, l&apos;extérieur tourne.</translation>
    </message>
    <message>
        <source>Dragging changes the ratio</source>
        <translation>Glisser change le format</translation>
    </message>
    <message>
        <source>Dragging keeps the ratio</source>
        <translation>Glisser garde le format</translation>
    </message>
    <message>
        <source>Draw on {photos}</source>
        <translation>Dessiner sur {photos}</translation>
    </message>
    <message>
        <source>Draw your crop and accept it: that teaches, too</source>
        <translation>Dessinez votre recadrage et acceptez-le&#xa0;: le programme en apprend aussi</translation>
    </message>
    <message>
        <source>Drawn on the selected photos in which exactly one face is known; nothing is written until you accept. The eyes are off by 3 % of the frame&apos;s height, now and then more.</source>
        <translation>Dessiné sur les photos sélectionnées où exactement un visage est connu&#xa0;; rien n&apos;est écrit avant que vous acceptiez. Les yeux sont décalés de 3 % de la hauteur du cadre, parfois de plus.</translation>
    </message>
    <message>
        <source>Drawn on {photos}.</source>
        <translation>Dessiné sur {photos}.</translation>
    </message>
    <message>
        <source>Drop the changes made here</source>
        <translation>Abandonner les modifications faites ici</translation>
    </message>
    <message>
        <source>EXIF</source>
        <translation>EXIF</translation>
    </message>
    <message>
        <source>Earlier, or from elsewhere</source>
        <translation>Plus tôt, ou d&apos;ailleurs</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Édition</translation>
    </message>
    <message>
        <source>Eight photos, four crops of each to choose from: proposals then follow your eye</source>
        <translation>Huit photos, quatre recadrages au choix pour chacune&#xa0;: les propositions suivent ensuite votre œil</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Ailleurs</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>End the selection</source>
        <translation>Mettre fin à la sélection</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Enter accepts the crop and goes on, K keeps the photo as it is.</source>
        <translation>Entrée accepte le recadrage et continue, K garde la photo telle quelle.</translation>
    </message>
    <message>
        <source>Enter on the first frame of a burst decides all its frames; the crop follows the subject</source>
        <translation>Entrée sur la première image d&apos;une rafale décide de toutes ses images&#xa0;; le recadrage suit le sujet</translation>
    </message>
    <message>
        <source>Epoch {epoch}: loss {loss}, on unseen photos {unseen}</source>
        <translation>Époque {epoch}&#xa0;: perte {loss}, sur photos jamais vues {unseen}</translation>
    </message>
    <message>
        <source>Epoch {epoch}: loss {loss}, unseen {unseen}. {remark}.</source>
        <translation>Époque {epoch}&#xa0;: perte {loss}, jamais vues {unseen}. {remark}.</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Errors…</source>
        <translation>Erreurs…</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Every command, control and setting by a few letters, or by Lightroom&apos;s word for it</source>
        <translation>Chaque commande, contrôle et réglage par quelques lettres, ou par le mot de Lightroom</translation>
    </message>
    <message>
        <source>Every photo is proposed in {ratio}, turned for uprights</source>
        <translation>Chaque photo est proposée en {ratio}, tourné pour les photos en hauteur</translation>
    </message>
    <message>
        <source>Everything that failed, with its reason</source>
        <translation>Tout ce qui a échoué, avec sa raison</translation>
    </message>
    <message>
        <source>ExifTool</source>
        <translation>ExifTool</translation>
    </message>
    <message>
        <source>ExifTool is missing: no camera levels</source>
        <translation>ExifTool manque : pas d&apos;inclinaison de l&apos;appareil</translation>
    </message>
    <message>
        <source>ExifTool is not installed (Debian and Ubuntu: apt install libimage-exiftool-perl; macOS: brew install exiftool; Windows: winget install OliverBetz.ExifTool; or exiftool.org). Sidecars work without it</source>
        <translation>ExifTool n&apos;est pas installé (Debian et Ubuntu&#xa0;: apt install libimage-exiftool-perl&#xa0;; macOS&#xa0;: brew install exiftool&#xa0;; Windows&#xa0;: winget install OliverBetz.ExifTool&#xa0;; ou exiftool.org). Les fichiers XMP marchent sans lui</translation>
    </message>
    <message>
        <source>ExifTool reads how cameras were held</source>
        <translation>ExifTool lit comment l&apos;appareil était tenu</translation>
    </message>
    <message>
        <source>ExifTool was not found. Crops are read and written without it; only embedding XMP into photos and the camera&apos;s roll angle need it. Debian: apt-get install libimage-exiftool-perl; macOS: brew install exiftool; Windows: exiftool.org.</source>
        <translation>ExifTool n&apos;a pas été trouvé. Les recadrages se lisent et s&apos;écrivent sans lui&#xa0;; seuls l&apos;écriture du XMP dans les photos et l&apos;angle de roulis de l&apos;appareil en ont besoin. Debian&#xa0;: apt-get install libimage-exiftool-perl&#xa0;; macOS&#xa0;: brew install exiftool&#xa0;; Windows&#xa0;: exiftool.org.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Export dataset</source>
        <translation>Exporter le jeu de données</translation>
    </message>
    <message>
        <source>Export dataset…</source>
        <translation>Exporter le jeu de données…</translation>
    </message>
    <message>
        <source>Export style</source>
        <translation>Exporter le style</translation>
    </message>
    <message>
        <source>Exporting …</source>
        <translation>Exportation …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Exposition</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Failed: {name}: {reason}</source>
        <translation>Échec&#xa0;: {name}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Failures and notes</source>
        <translation>Échecs et remarques</translation>
    </message>
    <message>
        <source>Fifths</source>
        <translation>Cinquièmes</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Type de fichier</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>Film fixe</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>Filtrer par texte</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Trouver une commande</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>Trouver une commande…</translation>
    </message>
    <message>
        <source>Find by name</source>
        <translation>Trouver par nom</translation>
    </message>
    <message>
        <source>Find missing folder…</source>
        <translation>Trouver le dossier manquant…</translation>
    </message>
    <message>
        <source>Fine as it is</source>
        <translation>Bien ainsi</translation>
    </message>
    <message>
        <source>Finish shoot</source>
        <translation>Terminer la séance</translation>
    </message>
    <message>
        <source>Finish writing and close</source>
        <translation>Finir d&apos;écrire et fermer</translation>
    </message>
    <message>
        <source>Finishing what has begun …</source>
        <translation>Fin de ce qui est commencé …</translation>
    </message>
    <message>
        <source>First photo</source>
        <translation>Première photo</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Drapeau</translation>
    </message>
    <message>
        <source>Flag removed</source>
        <translation>Drapeau retiré</translation>
    </message>
    <message>
        <source>Flag the photo as picked</source>
        <translation>Donner à la photo le drapeau «&#xa0;marquée&#xa0;»</translation>
    </message>
    <message>
        <source>Flag the photo as picked and go on</source>
        <translation>Donner à la photo le drapeau «&#xa0;marquée&#xa0;» et continuer</translation>
    </message>
    <message>
        <source>Flag the photo as rejected; its stars go</source>
        <translation>Donner à la photo le drapeau «&#xa0;rejetée&#xa0;»&#xa0;; ses étoiles disparaissent</translation>
    </message>
    <message>
        <source>Flag the photo as rejected; its stars go and go on</source>
        <translation>Donner à la photo le drapeau «&#xa0;rejetée&#xa0;»&#xa0;; ses étoiles disparaissent, et continuer</translation>
    </message>
    <message>
        <source>Flip orientation</source>
        <translation>Inverser l&apos;orientation</translation>
    </message>
    <message>
        <source>Focal length</source>
        <translation>Focale</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Folder for previews</source>
        <translation>Dossier des aperçus</translation>
    </message>
    <message>
        <source>Folder to crop</source>
        <translation>Dossier à recadrer</translation>
    </message>
    <message>
        <source>Folder to learn from</source>
        <translation>Dossier dont apprendre</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Follow my headroom</source>
        <translation>Suivre ma marge en haut</translation>
    </message>
    <message>
        <source>Follows the crop; click to move it</source>
        <translation>Suit le recadrage&#xa0;; cliquer pour le déplacer</translation>
    </message>
    <message>
        <source>For Lightroom, which reads no sidecar of a JPEG. Needs ExifTool.</source>
        <translation>Pour Lightroom, qui ne lit pas le fichier XMP d&apos;un JPEG. Nécessite ExifTool.</translation>
    </message>
    <message>
        <source>For example CC BY 4.0, and whom to name</source>
        <translation>Par exemple CC BY 4.0, et qui nommer</translation>
    </message>
    <message>
        <source>For programs that read no sidecars. The photo files are changed, by ExifTool; each original stays beside its photo as NAME.cropperhead_original. Undo puts it back.</source>
        <translation>Pour les programmes qui ne lisent pas les fichiers XMP. Les fichiers photo sont modifiés, par ExifTool&#xa0;; chaque original reste à côté de sa photo sous NAME.cropperhead_original. Annuler le remet en place.</translation>
    </message>
    <message>
        <source>For programs that read no sidecars; asks first, and keeps the original</source>
        <translation>Pour les programmes qui ne lisent pas les fichiers XMP&#xa0;; demande d&apos;abord, et garde l&apos;original</translation>
    </message>
    <message>
        <source>For the curious: hours, and seldom better. Needs PyTorch (the train extra).</source>
        <translation>Pour les curieux&#xa0;: des heures, et rarement mieux. Nécessite PyTorch (l&apos;extra train).</translation>
    </message>
    <message>
        <source>For you the program is {way}: it says {stated} on average, and you take {real} unchanged.</source>
        <translation>Pour vous, le programme est {way}&#xa0;: il annonce {stated} en moyenne, et vous en prenez {real} sans changement.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Forget a name</source>
        <translation>Oublier un nom</translation>
    </message>
    <message>
        <source>Forget it all</source>
        <translation>Tout oublier</translation>
    </message>
    <message>
        <source>Forget it all?</source>
        <translation>Tout oublier&#xa0;?</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Oublier ceux-ci</translation>
    </message>
    <message>
        <source>Forget what this taught</source>
        <translation>Oublier ce que cela a appris</translation>
    </message>
    <message>
        <source>Forget {group}?</source>
        <translation>Oublier {group} ?</translation>
    </message>
    <message>
        <source>Forgetting …</source>
        <translation>Oubli en cours …</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Oublié</translation>
    </message>
    <message>
        <source>Français</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>From visitors</source>
        <translation>De visiteurs</translation>
    </message>
    <message>
        <source>From {first}</source>
        <translation>Du {first}</translation>
    </message>
    <message>
        <source>From {first} to {last}</source>
        <translation>Du {first} au {last}</translation>
    </message>
    <message>
        <source>From {photos}.</source>
        <translation>D&apos;après {photos}.</translation>
    </message>
    <message>
        <source>Full frame</source>
        <translation>Image entière</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Full view</source>
        <translation>Vue complète</translation>
    </message>
    <message>
        <source>Gap between shoots</source>
        <translation>Écart entre séances</translation>
    </message>
    <message>
        <source>Give 1 star</source>
        <translation>Donner 1 étoile</translation>
    </message>
    <message>
        <source>Give 1 star and go on</source>
        <translation>Donner 1 étoile et continuer</translation>
    </message>
    <message>
        <source>Give 2 stars</source>
        <translation>Donner 2 étoiles</translation>
    </message>
    <message>
        <source>Give 2 stars and go on</source>
        <translation>Donner 2 étoiles et continuer</translation>
    </message>
    <message>
        <source>Give 3 stars</source>
        <translation>Donner 3 étoiles</translation>
    </message>
    <message>
        <source>Give 3 stars and go on</source>
        <translation>Donner 3 étoiles et continuer</translation>
    </message>
    <message>
        <source>Give 4 stars</source>
        <translation>Donner 4 étoiles</translation>
    </message>
    <message>
        <source>Give 4 stars and go on</source>
        <translation>Donner 4 étoiles et continuer</translation>
    </message>
    <message>
        <source>Give 5 stars</source>
        <translation>Donner 5 étoiles</translation>
    </message>
    <message>
        <source>Give 5 stars and go on</source>
        <translation>Donner 5 étoiles et continuer</translation>
    </message>
    <message>
        <source>Give it a name…</source>
        <translation>Donner un nom…</translation>
    </message>
    <message>
        <source>Give only the angle of the copied crop</source>
        <translation>Ne donner que l&apos;angle du recadrage copié</translation>
    </message>
    <message>
        <source>Give only the angle to the selection</source>
        <translation>Ne donner que l&apos;angle à la sélection</translation>
    </message>
    <message>
        <source>Give only the ratio of the copied crop</source>
        <translation>Ne donner que le format du recadrage copié</translation>
    </message>
    <message>
        <source>Give only the ratio to the selection</source>
        <translation>Ne donner que le format à la sélection</translation>
    </message>
    <message>
        <source>Give the blue label, or take it away</source>
        <translation>Donner le libellé bleu, ou le retirer</translation>
    </message>
    <message>
        <source>Give the blue label, or take it away and go on</source>
        <translation>Donner le libellé bleu, ou le retirer, et continuer</translation>
    </message>
    <message>
        <source>Give the copied crop to this photo, in the grid to all selected</source>
        <translation>Donner le recadrage copié à cette photo, dans la grille à toutes les sélectionnées</translation>
    </message>
    <message>
        <source>Give the crop of the photo that was in front before</source>
        <translation>Donner le recadrage de la photo qui était devant juste avant</translation>
    </message>
    <message>
        <source>Give the green label, or take it away</source>
        <translation>Donner le libellé vert, ou le retirer</translation>
    </message>
    <message>
        <source>Give the green label, or take it away and go on</source>
        <translation>Donner le libellé vert, ou le retirer, et continuer</translation>
    </message>
    <message>
        <source>Give the pictures names that tell nothing</source>
        <translation>Donner aux images des noms qui ne disent rien</translation>
    </message>
    <message>
        <source>Give the purple label, or take it away</source>
        <translation>Donner le libellé violet, ou le retirer</translation>
    </message>
    <message>
        <source>Give the red label, or take it away</source>
        <translation>Donner le libellé rouge, ou le retirer</translation>
    </message>
    <message>
        <source>Give the red label, or take it away and go on</source>
        <translation>Donner le libellé rouge, ou le retirer, et continuer</translation>
    </message>
    <message>
        <source>Give the yellow label, or take it away</source>
        <translation>Donner le libellé jaune, ou le retirer</translation>
    </message>
    <message>
        <source>Give the yellow label, or take it away and go on</source>
        <translation>Donner le libellé jaune, ou le retirer, et continuer</translation>
    </message>
    <message>
        <source>Give this photo&apos;s crop to the other selected photos</source>
        <translation>Donner le recadrage de cette photo aux autres photos sélectionnées</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Go back; decides nothing</source>
        <translation>Photo précédente&#xa0;; ne décide rien</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>Continuer en arrière-plan</translation>
    </message>
    <message>
        <source>Go on; decides nothing</source>
        <translation>Photo suivante&#xa0;; ne décide rien</translation>
    </message>
    <message>
        <source>Go to the first photo</source>
        <translation>Aller à la première photo</translation>
    </message>
    <message>
        <source>Go to the last photo</source>
        <translation>Aller à la dernière photo</translation>
    </message>
    <message>
        <source>Go to the next photo that needs you and decide nothing</source>
        <translation>Aller à la prochaine photo à décider, sans rien décider</translation>
    </message>
    <message>
        <source>Golden ratio</source>
        <translation>Nombre d&apos;or</translation>
    </message>
    <message>
        <source>Golden spiral</source>
        <translation>Spirale d&apos;or</translation>
    </message>
    <message>
        <source>Green label</source>
        <translation>Libellé vert</translation>
    </message>
    <message>
        <source>Green label, next photo</source>
        <translation>Libellé vert, photo suivante</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Grille</translation>
    </message>
    <message>
        <source>Guide over the crop</source>
        <translation>Repères sur le recadrage</translation>
    </message>
    <message>
        <source>Guide: {name}</source>
        <translation>Repères&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Guide: {name}, {place} of {count}</source>
        <translation>Repères&#xa0;: {name}, {place} sur {count}</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>Repères</translation>
    </message>
    <message>
        <source>Has a crop</source>
        <translation>Avec un recadrage</translation>
    </message>
    <message>
        <source>Head {head} of the height, eyes {eyes} from above.</source>
        <translation>Tête&#xa0;: {head} de la hauteur, yeux à {eyes} du haut.</translation>
    </message>
    <message>
        <source>Heads are found to about a fifth of their size: too coarse for an office. Click both eyes of each photo by hand, and check the result against the office&apos;s template.</source>
        <translation>Les têtes sont trouvées à un cinquième de leur taille près&#xa0;: trop grossier pour une administration. Cliquez les deux yeux de chaque photo à la main, et vérifiez le résultat avec le gabarit officiel.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Hide or show folders and crop panel</source>
        <translation>Masquer ou afficher les dossiers et le panneau de recadrage</translation>
    </message>
    <message>
        <source>Hide panels</source>
        <translation>Masquer les panneaux</translation>
    </message>
    <message>
        <source>Hide photos that are fine as they are or rejected, or show them again</source>
        <translation>Masquer les photos bien ainsi ou rejetées, ou les montrer de nouveau</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Historique…</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Personnel</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizon</translation>
    </message>
    <message>
        <source>Horizon, verticals and camera over the photo: who says which angle</source>
        <translation>Horizon, verticales et appareil sur la photo&#xa0;: qui indique quel angle</translation>
    </message>
    <message>
        <source>How dark it is outside the crop</source>
        <translation>Obscurité hors du recadrage</translation>
    </message>
    <message>
        <source>How do these crops get into Lightroom, darktable or RawTherapee?</source>
        <translation>Comment ces recadrages arrivent-ils dans Lightroom, darktable ou RawTherapee ?</translation>
    </message>
    <message>
        <source>How far the edges lie from those of the photo, on average: 0.2 keeps 60 % of each side</source>
        <translation>Distance moyenne des bords à ceux de la photo&#xa0;: 0.2 garde 60 % de chaque côté</translation>
    </message>
    <message>
        <source>How much of its crop and yours is common to both: 100 % is the same crop</source>
        <translation>Part commune à son recadrage et au vôtre&#xa0;: 100 % est le même recadrage</translation>
    </message>
    <message>
        <source>How sure a tilt must be before it is levelled</source>
        <translation>Certitude qu&apos;une inclinaison doit avoir pour être redressée</translation>
    </message>
    <message>
        <source>How the results were worked out</source>
        <translation>Comment les résultats ont été obtenus</translation>
    </message>
    <message>
        <source>How well each foresees your crops</source>
        <translation>Comment chacun prévoit vos recadrages</translation>
    </message>
    <message>
        <source>How you crop, and how well the proposals fit</source>
        <translation>Comment vous recadrez, et si les propositions conviennent</translation>
    </message>
    <message>
        <source>Hugging Face imagefolder</source>
        <translation>Hugging Face imagefolder</translation>
    </message>
    <message>
        <source>ISO</source>
        <translation>ISO</translation>
    </message>
    <message>
        <source>Import photos</source>
        <translation>Importer des photos</translation>
    </message>
    <message>
        <source>Import style</source>
        <translation>Importer un style</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>In the order of the folder</source>
        <translation>Dans l&apos;ordre du dossier</translation>
    </message>
    <message>
        <source>In the order of the folder, what is fine as it is at its end</source>
        <translation>Dans l&apos;ordre du dossier, ce qui est bien ainsi à la fin</translation>
    </message>
    <message>
        <source>In {folder}, read back and equal to the sidecars.</source>
        <translation>Dans {folder}, relu et égal aux fichiers XMP.</translation>
    </message>
    <message>
        <source>In {name}</source>
        <translation>Dans {name}</translation>
    </message>
    <message>
        <source>In {name}, on a picture that Upright or Transform bent</source>
        <translation>Dans {name}, sur une image déformée par Upright ou Transformation</translation>
    </message>
    <message>
        <source>In {views} view only</source>
        <translation>Seulement en vue {views}</translation>
    </message>
    <message>
        <source>Include subfolders</source>
        <translation>Inclure les sous-dossiers</translation>
    </message>
    <message>
        <source>Info overlay</source>
        <translation>Incrustation d&apos;infos</translation>
    </message>
    <message>
        <source>It cannot go on</source>
        <translation>Impossible de continuer</translation>
    </message>
    <message>
        <source>It comes from crops of yours like these.</source>
        <translation>Elle vient de vos recadrages semblables à ceux-ci.</translation>
    </message>
    <message>
        <source>It comes from {crops} of yours; their photos are in none of the folders opened lately.</source>
        <translation>Elle vient de {crops} à vous&#xa0;; leurs photos ne sont dans aucun des dossiers ouverts récemment.</translation>
    </message>
    <message>
        <source>It goes to {folder}</source>
        <translation>Destination&#xa0;: {folder}</translation>
    </message>
    <message>
        <source>JPEG 2000 is not supported</source>
        <translation>JPEG 2000 n&apos;est pas pris en charge</translation>
    </message>
    <message>
        <source>JPEG XL is not supported yet</source>
        <translation>JPEG XL n&apos;est pas encore pris en charge</translation>
    </message>
    <message>
        <source>JPEG quality</source>
        <translation>Qualité JPEG</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Keep my ratio</source>
        <translation>Garder mon format</translation>
    </message>
    <message>
        <source>Keep original</source>
        <translation>Garder l&apos;original</translation>
    </message>
    <message>
        <source>Keep original ({key})</source>
        <translation>Garder ({key})</translation>
    </message>
    <message>
        <source>Keep original, next undecided</source>
        <translation>Garder l&apos;original, non décidée suivante</translation>
    </message>
    <message>
        <source>Keep the ratio while dragging</source>
        <translation>Garder le format en glissant</translation>
    </message>
    <message>
        <source>Keep this ratio while dragging</source>
        <translation>Garder ce format en glissant</translation>
    </message>
    <message>
        <source>Kept whole</source>
        <translation>Gardée entière</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Touche</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Keys like</source>
        <translation>Touches comme</translation>
    </message>
    <message>
        <source>Keys of another program</source>
        <translation>Touches d&apos;un autre programme</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Touches…</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Libellé</translation>
    </message>
    <message>
        <source>Labels as</source>
        <translation>Étiquettes en</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Larger thumbnails</source>
        <translation>Vignettes plus grandes</translation>
    </message>
    <message>
        <source>Largest angle</source>
        <translation>Angle maximal</translation>
    </message>
    <message>
        <source>Last aspect ratio</source>
        <translation>Dernier format</translation>
    </message>
    <message>
        <source>Last photo</source>
        <translation>Dernière photo</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Lay the frame as high as you do; else as the model does</source>
        <translation>Placer le cadre aussi haut que vous&#xa0;; sinon comme le modèle</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>Apprendre</translation>
    </message>
    <message>
        <source>Learn from blind answers</source>
        <translation>Apprendre des réponses à l&apos;aveugle</translation>
    </message>
    <message>
        <source>Learn from my crops</source>
        <translation>Apprendre de mes recadrages</translation>
    </message>
    <message>
        <source>Learn from my crops…</source>
        <translation>Apprendre de mes recadrages…</translation>
    </message>
    <message>
        <source>Learn from past crops</source>
        <translation>Apprendre de recadrages passés</translation>
    </message>
    <message>
        <source>Learn from past crops…</source>
        <translation>Apprendre de recadrages passés…</translation>
    </message>
    <message>
        <source>Learn your eye from a Lightroom catalogue or a folder</source>
        <translation>Apprendre votre œil d&apos;un catalogue Lightroom ou d&apos;un dossier</translation>
    </message>
    <message>
        <source>Learns from the crops that you accepted, adjusted or made elsewhere, and from photos that you kept whole, in this folder and those inside. Proposals that nobody looked at teach nothing. Every shoot is judged by a model that did not see it; nothing is replaced unless you say so.</source>
        <translation>Apprend des recadrages que vous avez acceptés, ajustés ou faits ailleurs, et des photos que vous avez gardées entières, dans ce dossier et ceux qu&apos;il contient. Les propositions que personne n&apos;a regardées n&apos;apprennent rien. Chaque séance est jugée par un modèle qui ne l&apos;a pas vue&#xa0;; rien n&apos;est remplacé sans votre accord.</translation>
    </message>
    <message>
        <source>Learnt from</source>
        <translation>Appris de</translation>
    </message>
    <message>
        <source>Learnt from the crops that you make and the photos you keep. It stays on this machine, and proposes until the model turns out to agree better with you.</source>
        <translation>Appris des recadrages que vous faites et des photos que vous gardez. Cela reste sur cette machine, et propose jusqu&apos;à ce que le modèle s&apos;avère mieux s&apos;accorder avec vous.</translation>
    </message>
    <message>
        <source>Least certain proposals first</source>
        <translation>Propositions les moins certaines d&apos;abord</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <source>Leave them alone</source>
        <translation>Ne pas y toucher</translation>
    </message>
    <message>
        <source>Leaves the picture: the photo changed since</source>
        <translation>Sort de l&apos;image&#xa0;: la photo a changé depuis</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Left and right side</source>
        <translation>Côtés gauche et droit</translation>
    </message>
    <message>
        <source>Left or right by 0.1°</source>
        <translation>À gauche ou à droite de 0.1°</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Exclues</translation>
    </message>
    <message>
        <source>Left out, to be done by hand: {photos}.</source>
        <translation>Exclu, à faire à la main&#xa0;: {photos}.</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Let the model alone propose instead of what your crops taught, and back</source>
        <translation>Laisser le modèle seul proposer au lieu de ce que vos recadrages ont appris, et revenir</translation>
    </message>
    <message>
        <source>Letters of the command</source>
        <translation>Lettres de la commande</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Redresser</translation>
    </message>
    <message>
        <source>Level a horizon or an upright</source>
        <translation>Redresser un horizon ou une verticale</translation>
    </message>
    <message>
        <source>Level lines</source>
        <translation>Lignes de niveau</translation>
    </message>
    <message>
        <source>Level, or as the camera was held?</source>
        <translation>Redressée, ou comme l&apos;appareil était tenu ?</translation>
    </message>
    <message>
        <source>Levelling</source>
        <translation>Redressement</translation>
    </message>
    <message>
        <source>LibRaw cannot read {what}</source>
        <translation>LibRaw ne sait pas lire {what}</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothèque</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Lightroom</source>
        <translation>Lightroom</translation>
    </message>
    <message>
        <source>Lightroom has it open, or did not end well: only what is saved is read</source>
        <translation>Lightroom l’a ouvert, ou ne s’est pas bien terminé : seul ce qui est enregistré est lu</translation>
    </message>
    <message>
        <source>Lightroom previews and data</source>
        <translation>Aperçus et données Lightroom</translation>
    </message>
    <message>
        <source>Lightroom still shows the older crop inside {photo}</source>
        <translation>Lightroom montre encore l&apos;ancien recadrage contenu dans {photo}</translation>
    </message>
    <message>
        <source>Lights dim</source>
        <translation>Éclairage tamisé</translation>
    </message>
    <message>
        <source>Lights out</source>
        <translation>Éclairage éteint</translation>
    </message>
    <message>
        <source>Like yours</source>
        <translation>Comme vous</translation>
    </message>
    <message>
        <source>Line: left side, dashes: right side</source>
        <translation>Trait&#xa0;: côté gauche, tirets&#xa0;: côté droit</translation>
    </message>
    <message>
        <source>Line: top side, dashes: bottom side</source>
        <translation>Trait&#xa0;: côté haut, tirets&#xa0;: côté bas</translation>
    </message>
    <message>
        <source>Lines over the crop, until the key O takes the next</source>
        <translation>Lignes sur le recadrage, jusqu&apos;à ce que la touche O prenne les suivantes</translation>
    </message>
    <message>
        <source>Linked crops that were moved by hand, too</source>
        <translation>Recadrages liés déplacés à la main, aussi</translation>
    </message>
    <message>
        <source>Lock aspect ratio</source>
        <translation>Verrouiller le format</translation>
    </message>
    <message>
        <source>Long side</source>
        <translation>Grand côté</translation>
    </message>
    <message>
        <source>Long side in px; smaller photos are not made larger</source>
        <translation>Grand côté en px&#xa0;; les photos plus petites ne sont pas agrandies</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>À voir</translation>
    </message>
    <message>
        <source>Look at this proposal before you take it</source>
        <translation>Regarder cette proposition avant de la prendre</translation>
    </message>
    <message>
        <source>Look for changes</source>
        <translation>Chercher les changements</translation>
    </message>
    <message>
        <source>Look of the window</source>
        <translation>Aspect de la fenêtre</translation>
    </message>
    <message>
        <source>Look, model, folders and keys</source>
        <translation>Aspect, modèle, dossiers et touches</translation>
    </message>
    <message>
        <source>Looking at your photos …</source>
        <translation>Examen de vos photos …</translation>
    </message>
    <message>
        <source>Looking for crops …</source>
        <translation>Recherche de recadrages …</translation>
    </message>
    <message>
        <source>Looking for photos …</source>
        <translation>Recherche de photos …</translation>
    </message>
    <message>
        <source>Looking for your crops …</source>
        <translation>Recherche de vos recadrages …</translation>
    </message>
    <message>
        <source>Loss by epoch</source>
        <translation>Perte par époque</translation>
    </message>
    <message>
        <source>Loupe</source>
        <translation>Loupe</translation>
    </message>
    <message>
        <source>Magnify</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Produire</translation>
    </message>
    <message>
        <source>Make a contact sheet of before and after</source>
        <translation>Faire une planche contact avant/après</translation>
    </message>
    <message>
        <source>Make a model of your own, judged on shoots it has not seen</source>
        <translation>Faire votre propre modèle, jugé sur des séances qu&apos;il n&apos;a pas vues</translation>
    </message>
    <message>
        <source>Make training data of the photos whose crops are decided</source>
        <translation>Faire des données d&apos;entraînement des photos dont le recadrage est décidé</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marquage</translation>
    </message>
    <message>
        <source>Match crop</source>
        <translation>Accorder le recadrage</translation>
    </message>
    <message>
        <source>Menus and tooltips appear at once, the caret does not blink</source>
        <translation>Menus et infobulles apparaissent d&apos;un coup, le curseur ne clignote pas</translation>
    </message>
    <message>
        <source>Metadata</source>
        <translation>Métadonnées</translation>
    </message>
    <message>
        <source>Metadata to keep</source>
        <translation>Métadonnées à garder</translation>
    </message>
    <message>
        <source>Mid</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Move crop</source>
        <translation>Déplacer le recadrage</translation>
    </message>
    <message>
        <source>Move crop down</source>
        <translation>Déplacer le recadrage vers le bas</translation>
    </message>
    <message>
        <source>Move crop far</source>
        <translation>Déplacer loin le recadrage</translation>
    </message>
    <message>
        <source>Move crop far down</source>
        <translation>Déplacer loin le recadrage vers le bas</translation>
    </message>
    <message>
        <source>Move crop far left</source>
        <translation>Déplacer loin le recadrage à gauche</translation>
    </message>
    <message>
        <source>Move crop far right</source>
        <translation>Déplacer loin le recadrage à droite</translation>
    </message>
    <message>
        <source>Move crop far up</source>
        <translation>Déplacer loin le recadrage vers le haut</translation>
    </message>
    <message>
        <source>Move crop left</source>
        <translation>Déplacer le recadrage à gauche</translation>
    </message>
    <message>
        <source>Move crop right</source>
        <translation>Déplacer le recadrage à droite</translation>
    </message>
    <message>
        <source>Move crop up</source>
        <translation>Déplacer le recadrage vers le haut</translation>
    </message>
    <message>
        <source>Move the crop</source>
        <translation>Déplacer le recadrage</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>Déplacer la photo</translation>
    </message>
    <message>
        <source>Moved by hand; Reset lets it follow the crop again</source>
        <translation>Déplacé à la main&#xa0;; Réinitialiser lui fait de nouveau suivre le recadrage</translation>
    </message>
    <message>
        <source>My style</source>
        <translation>Mon style</translation>
    </message>
    <message>
        <source>My style…</source>
        <translation>Mon style…</translation>
    </message>
    <message>
        <source>Mylio previews</source>
        <translation>Aperçus Mylio</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of the style</source>
        <translation>Nom du style</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Noms</translation>
    </message>
    <message>
        <source>Needs no look: “Accept all sure” takes it</source>
        <translation>Sans examen&#xa0;: «&#xa0;Accepter les sûres&#xa0;» la prend</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>Neither picked nor rejected</source>
        <translation>Ni marquée ni rejetée</translation>
    </message>
    <message>
        <source>Neither picked nor rejected and go on</source>
        <translation>Ni marquée ni rejetée, et continuer</translation>
    </message>
    <message>
        <source>Never cut: face</source>
        <translation>Ne jamais couper&#xa0;: visage</translation>
    </message>
    <message>
        <source>Never cut: horizon</source>
        <translation>Ne jamais couper&#xa0;: horizon</translation>
    </message>
    <message>
        <source>Never cut: top of a head</source>
        <translation>Ne jamais couper&#xa0;: haut d&apos;une tête</translation>
    </message>
    <message>
        <source>New style</source>
        <translation>Nouveau style</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>Nouveau…</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Next alternative</source>
        <translation>Variante suivante</translation>
    </message>
    <message>
        <source>Next deliverable</source>
        <translation>Format de livraison suivant</translation>
    </message>
    <message>
        <source>Next guide</source>
        <translation>Repère suivant</translation>
    </message>
    <message>
        <source>Next in Lightroom</source>
        <translation>Ensuite dans Lightroom</translation>
    </message>
    <message>
        <source>Next or previous alternative</source>
        <translation>Variante suivante ou précédente</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Photo suivante</translation>
    </message>
    <message>
        <source>Next undecided</source>
        <translation>Suivante non décidée</translation>
    </message>
    <message>
        <source>Nikon&apos;s settings</source>
        <translation>Réglages de Nikon</translation>
    </message>
    <message>
        <source>No alternatives</source>
        <translation>Aucune variante</translation>
    </message>
    <message>
        <source>No batch has written anything in this folder.</source>
        <translation>Aucun lot n&apos;a rien écrit dans ce dossier.</translation>
    </message>
    <message>
        <source>No crop</source>
        <translation>Aucun recadrage</translation>
    </message>
    <message>
        <source>No crop is accepted in this folder yet.</source>
        <translation>Aucun recadrage n&apos;est encore accepté dans ce dossier.</translation>
    </message>
    <message>
        <source>No crop was copied yet</source>
        <translation>Aucun recadrage n&apos;a encore été copié</translation>
    </message>
    <message>
        <source>No crop was drawn</source>
        <translation>Aucun recadrage n&apos;a été dessiné</translation>
    </message>
    <message>
        <source>No crop would clearly gain anything</source>
        <translation>Aucun recadrage n&apos;apporterait un gain net</translation>
    </message>
    <message>
        <source>No decisions yet: accept, adjust or keep some photos, and look here again.</source>
        <translation>Aucune décision pour l&apos;instant&#xa0;: acceptez, ajustez ou gardez quelques photos, puis revenez ici.</translation>
    </message>
    <message>
        <source>No deliverables are chosen</source>
        <translation>Aucun format de livraison n&apos;est choisi</translation>
    </message>
    <message>
        <source>No deliverables are chosen: they are in the bar above the photos</source>
        <translation>Aucun format de livraison n&apos;est choisi&#xa0;: ils se trouvent dans la barre au-dessus des photos</translation>
    </message>
    <message>
        <source>No guide is shown</source>
        <translation>Aucun repère n&apos;est affiché</translation>
    </message>
    <message>
        <source>No habit of place, turning or size that chance could not explain.</source>
        <translation>Aucune habitude de position, de rotation ou de taille que le hasard n&apos;expliquerait pas.</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Aucun libellé</translation>
    </message>
    <message>
        <source>No model runs on this machine</source>
        <translation>Aucun modèle ne fonctionne sur cette machine</translation>
    </message>
    <message>
        <source>No other editor</source>
        <translation>Aucun autre éditeur</translation>
    </message>
    <message>
        <source>No other photo needs you</source>
        <translation>Aucune autre photo à décider</translation>
    </message>
    <message>
        <source>No other photo shown needs you, but {photos} that the filter leaves out: Ctrl+L</source>
        <translation>Aucune autre photo affichée n’est à décider, mais {photos} que le filtre masque&#xa0;: Ctrl+L</translation>
    </message>
    <message>
        <source>No other photo was taken within a few seconds of this one</source>
        <translation>Aucune autre photo n&apos;a été prise à quelques secondes de celle-ci</translation>
    </message>
    <message>
        <source>No other ratio was chosen yet</source>
        <translation>Aucun autre format n&apos;a encore été choisi</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>Aucune photo</translation>
    </message>
    <message>
        <source>No photo here is left to be asked about</source>
        <translation>Il ne reste ici aucune photo sur laquelle poser une question</translation>
    </message>
    <message>
        <source>No photo is left to pass as it is</source>
        <translation>Il ne reste aucune photo à laisser telle quelle</translation>
    </message>
    <message>
        <source>No photo is open</source>
        <translation>Aucune photo n&apos;est ouverte</translation>
    </message>
    <message>
        <source>No photo matches the filter. Ctrl+L shows all of them.</source>
        <translation>Aucune photo ne correspond au filtre. Ctrl+L les affiche toutes.</translation>
    </message>
    <message>
        <source>No photo of this folder has another crop than was written here.</source>
        <translation>Aucune photo de ce dossier n&apos;a un autre recadrage que celui écrit ici.</translation>
    </message>
    <message>
        <source>No photos</source>
        <translation>Aucune photo</translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation>Aucune photo ici</translation>
    </message>
    <message>
        <source>No photos in {name}</source>
        <translation>Aucune photo dans {name}</translation>
    </message>
    <message>
        <source>No program here opens folders: {folder}</source>
        <translation>Aucun programme n’ouvre de dossiers ici : {folder}</translation>
    </message>
    <message>
        <source>No proposal</source>
        <translation>Aucune proposition</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Aucune étoile</translation>
    </message>
    <message>
        <source>No stars, next photo</source>
        <translation>Aucune étoile, photo suivante</translation>
    </message>
    <message>
        <source>No undecided photo has a proposal that is sure.</source>
        <translation>Aucune photo non décidée n&apos;a de proposition sûre.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>None of these photos is shown: a filter hides them</source>
        <translation>Aucune de ces photos n&apos;est affichée&#xa0;: un filtre les masque</translation>
    </message>
    <message>
        <source>None, or 4:5, 1:1, 9:16</source>
        <translation>Aucun, ou 4:5, 1:1, 9:16</translation>
    </message>
    <message>
        <source>None: draw it  D</source>
        <translation>Aucun&#xa0;: le dessiner  D</translation>
    </message>
    <message>
        <source>Not better than what you have</source>
        <translation>Pas mieux que ce que vous avez</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Non effectué</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Non exporté</translation>
    </message>
    <message>
        <source>Not flagged</source>
        <translation>Sans drapeau</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Not trained</source>
        <translation>Non entraîné</translation>
    </message>
    <message>
        <source>Nothing failed</source>
        <translation>Aucun échec</translation>
    </message>
    <message>
        <source>Nothing in your {crops} of {shoots} asks for another model than {model}; kept it.</source>
        <translation>{crops} de {shoots}&#xa0;: rien n&apos;y demande un autre modèle que {model}&#xa0;; il reste.</translation>
    </message>
    <message>
        <source>Nothing is left to be judged here</source>
        <translation>Il ne reste rien à juger ici</translation>
    </message>
    <message>
        <source>Nothing is written into photo files unless you ask for it.</source>
        <translation>Rien n&apos;est écrit dans les fichiers photo sans que vous le demandiez.</translation>
    </message>
    <message>
        <source>Nothing learnt</source>
        <translation>Rien d&apos;appris</translation>
    </message>
    <message>
        <source>Nothing to ask</source>
        <translation>Rien à demander</translation>
    </message>
    <message>
        <source>Nothing to do: the dataset is there, every file as it was written</source>
        <translation>Rien à faire&#xa0;: le jeu de données est là, chaque fichier tel qu&apos;il a été écrit</translation>
    </message>
    <message>
        <source>Nothing to learn here</source>
        <translation>Rien à apprendre ici</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Rien à rétablir</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Rien à annuler</translation>
    </message>
    <message>
        <source>Nothing was learnt yet: the model proposes until you make a crop of your own.</source>
        <translation>Rien n&apos;a encore été appris&#xa0;: le modèle propose jusqu&apos;à ce que vous fassiez un recadrage vous-même.</translation>
    </message>
    <message>
        <source>Nothing was learnt.</source>
        <translation>Rien n&apos;a été appris.</translation>
    </message>
    <message>
        <source>Nothing was written beside your photos. Whatever you accept or adjust later teaches on.</source>
        <translation>Rien n&apos;a été écrit à côté de vos photos. Tout ce que vous accepterez ou ajusterez plus tard continuera l&apos;apprentissage.</translation>
    </message>
    <message>
        <source>Notice new photos and sidecars that other programs changed</source>
        <translation>Repérer les nouvelles photos et les fichiers XMP modifiés par d&apos;autres programmes</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>On shoots it had not seen</source>
        <translation>Sur des séances jamais vues</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>Sur cette machine</translation>
    </message>
    <message>
        <source>One height of head and eyes over the selection: portraits, school, team</source>
        <translation>Même hauteur de tête et d&apos;yeux sur la sélection&#xa0;: portraits, école, équipe</translation>
    </message>
    <message>
        <source>One photo with the crop under your hand</source>
        <translation>Une photo avec le recadrage sous la main</translation>
    </message>
    <message>
        <source>One photo, large</source>
        <translation>Une photo, en grand</translation>
    </message>
    <message>
        <source>Only proposed</source>
        <translation>Seulement proposés</translation>
    </message>
    <message>
        <source>Only say what would be done, write nothing</source>
        <translation>Dire seulement ce qui serait fait, ne rien écrire</translation>
    </message>
    <message>
        <source>Only the proposed angle</source>
        <translation>Seulement l&apos;angle proposé</translation>
    </message>
    <message>
        <source>Only the proposed crop</source>
        <translation>Seulement le recadrage proposé</translation>
    </message>
    <message>
        <source>Only the sure ones</source>
        <translation>Seulement les sûres</translation>
    </message>
    <message>
        <source>Only what needs you</source>
        <translation>Seulement à décider</translation>
    </message>
    <message>
        <source>Only when at least</source>
        <translation>Seulement si au moins</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open a folder first, then there is something to count</source>
        <translation>Ouvrez d&apos;abord un dossier, il y aura alors de quoi compter</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>Ouvrir un dossier de photos</translation>
    </message>
    <message>
        <source>Open contact sheet</source>
        <translation>Ouvrir la planche contact</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ouvrir un dossier…</translation>
    </message>
    <message>
        <source>Open recent ({count})</source>
        <translation>Ouvrir récent ({count})</translation>
    </message>
    <message>
        <source>Open the photo&apos;s folder</source>
        <translation>Ouvrir le dossier de la photo</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Ouvrir {name}</translation>
    </message>
    <message>
        <source>OpenEXR is not supported</source>
        <translation>OpenEXR n&apos;est pas pris en charge</translation>
    </message>
    <message>
        <source>OpenVINO</source>
        <translation>OpenVINO</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Original and crop side by side; once more: proposal and your crop</source>
        <translation>Original et recadrage côte à côte&#xa0;; encore une fois&#xa0;: proposition et votre recadrage</translation>
    </message>
    <message>
        <source>Original kept</source>
        <translation>Original gardé</translation>
    </message>
    <message>
        <source>Original view</source>
        <translation>Vue de l&apos;original</translation>
    </message>
    <message>
        <source>Other crops</source>
        <translation>Autres recadrages</translation>
    </message>
    <message>
        <source>Other formats</source>
        <translation>Autres formats</translation>
    </message>
    <message>
        <source>Other programs</source>
        <translation>Autres programmes</translation>
    </message>
    <message>
        <source>Other ratio or size…</source>
        <translation>Autre format ou taille…</translation>
    </message>
    <message>
        <source>Other types</source>
        <translation>Autres types</translation>
    </message>
    <message>
        <source>Padlock</source>
        <translation>Cadenas</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Parquet</source>
        <translation>Parquet</translation>
    </message>
    <message>
        <source>Part of the file name</source>
        <translation>Partie du nom de fichier</translation>
    </message>
    <message>
        <source>Pass the rest as they are</source>
        <translation>Laisser le reste tel quel</translation>
    </message>
    <message>
        <source>Pass {photos} as they are</source>
        <translation>Laisser {photos} en l&apos;état</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Laissée telle quelle</translation>
    </message>
    <message>
        <source>Paste angle only</source>
        <translation>Coller l&apos;angle seul</translation>
    </message>
    <message>
        <source>Paste crop</source>
        <translation>Coller le recadrage</translation>
    </message>
    <message>
        <source>Paste crop of previous photo</source>
        <translation>Coller le recadrage de la photo précédente</translation>
    </message>
    <message>
        <source>Paste ratio only</source>
        <translation>Coller le format seul</translation>
    </message>
    <message>
        <source>Paste settings</source>
        <translation>Coller les réglages</translation>
    </message>
    <message>
        <source>Paste settings from previous</source>
        <translation>Coller les réglages de la précédente</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Photo and crop</source>
        <translation>Photo et recadrage</translation>
    </message>
    <message>
        <source>Photo files changed: {photos}</source>
        <translation>Fichiers photo modifiés&#xa0;: {photos}</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Photos in</source>
        <translation>Photos dans</translation>
    </message>
    <message>
        <source>Photos of one camera</source>
        <translation>Photos d&apos;un même appareil</translation>
    </message>
    <message>
        <source>Photos of one day</source>
        <translation>Photos d&apos;un même jour</translation>
    </message>
    <message>
        <source>Photos of one folder</source>
        <translation>Photos d&apos;un même dossier</translation>
    </message>
    <message>
        <source>Photos of one shoot</source>
        <translation>Photos d&apos;une même séance</translation>
    </message>
    <message>
        <source>Photos taken within so many seconds of each other are a series</source>
        <translation>Les photos prises à moins de ce nombre de secondes l&apos;une de l&apos;autre forment une série</translation>
    </message>
    <message>
        <source>Photos that are fine as they are get no crop either way</source>
        <translation>Les photos bien ainsi ne sont jamais recadrées</translation>
    </message>
    <message>
        <source>Photos that would be accepted</source>
        <translation>Photos qui seraient acceptées</translation>
    </message>
    <message>
        <source>Photos that would be smaller after the crop stay as they are</source>
        <translation>Les photos qui seraient plus petites après le recadrage restent telles quelles</translation>
    </message>
    <message>
        <source>Photos that would have to be turned further are cropped, not levelled, and offered for review</source>
        <translation>Les photos à tourner davantage sont recadrées sans être redressées, et soumises à vérification</translation>
    </message>
    <message>
        <source>Photos to export</source>
        <translation>Photos à exporter</translation>
    </message>
    <message>
        <source>Photos to look at</source>
        <translation>Photos à voir</translation>
    </message>
    <message>
        <source>Photos with a crop</source>
        <translation>Photos avec recadrage</translation>
    </message>
    <message>
        <source>Photoshop documents are not supported</source>
        <translation>Les documents Photoshop ne sont pas pris en charge</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Marquer</translation>
    </message>
    <message>
        <source>Pick, next photo</source>
        <translation>Marquer, photo suivante</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Marquée</translation>
    </message>
    <message>
        <source>Picture {number} is most like mine</source>
        <translation>L&apos;image {number} ressemble le plus à la mienne</translation>
    </message>
    <message>
        <source>Picture {number} looks best</source>
        <translation>L&apos;image {number} est la meilleure</translation>
    </message>
    <message>
        <source>Pictures are written without any metadata: no place, no names, no serial numbers. The photos themselves are only read.</source>
        <translation>Les images sont écrites sans aucune métadonnée&#xa0;: ni lieu, ni noms, ni numéros de série. Les photos elles-mêmes sont seulement lues.</translation>
    </message>
    <message>
        <source>Pictures in a shard</source>
        <translation>Images par fragment</translation>
    </message>
    <message>
        <source>Pictures to choose from</source>
        <translation>Images au choix</translation>
    </message>
    <message>
        <source>Pictures with labels</source>
        <translation>Images avec annotations</translation>
    </message>
    <message>
        <source>Plots come with your third crop.</source>
        <translation>Les graphiques viennent avec votre troisième recadrage.</translation>
    </message>
    <message>
        <source>Portrait landscape</source>
        <translation>Portrait paysage</translation>
    </message>
    <message>
        <source>Portrait to landscape and back</source>
        <translation>De portrait à paysage et inversement</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Press the key; after a click or Alt+underlined letter Tab is one, too</source>
        <translation>Appuyez sur la touche&#xa0;; après un clic ou Alt+lettre soulignée, Tab en est une aussi</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Previews are kept</source>
        <translation>Les aperçus sont conservés</translation>
    </message>
    <message>
        <source>Previews cannot be kept</source>
        <translation>Les aperçus ne peuvent pas être conservés</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Previous alternative</source>
        <translation>Variante précédente</translation>
    </message>
    <message>
        <source>Previous or next photo</source>
        <translation>Photo précédente ou suivante</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Photo précédente</translation>
    </message>
    <message>
        <source>Previous ratio</source>
        <translation>Format précédent</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Progress through the shoot</source>
        <translation>Progression dans la séance</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Proposition</translation>
    </message>
    <message>
        <source>Proposal {place} of {count}</source>
        <translation>Proposition {place} sur {count}</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Propositions</translation>
    </message>
    <message>
        <source>Proposals are made here, offline</source>
        <translation>Les propositions sont faites ici, hors ligne</translation>
    </message>
    <message>
        <source>Proposals do not cut it, a frame that comes near shows it</source>
        <translation>Les propositions ne le coupent pas, un cadre qui s&apos;en approche le signale</translation>
    </message>
    <message>
        <source>Proposals have the ratio that suits each photo best</source>
        <translation>Les propositions ont le format qui convient le mieux à chaque photo</translation>
    </message>
    <message>
        <source>Proposals keep the format of each photo</source>
        <translation>Les propositions gardent le format de chaque photo</translation>
    </message>
    <message>
        <source>Proposals now come from the model alone.</source>
        <translation>Les propositions viennent maintenant du modèle seul.</translation>
    </message>
    <message>
        <source>Proposals now follow your own crops.</source>
        <translation>Les propositions suivent maintenant vos propres recadrages.</translation>
    </message>
    <message>
        <source>Proposals taken, by stated confidence</source>
        <translation>Propositions reprises, selon la certitude annoncée</translation>
    </message>
    <message>
        <source>Proposals to take</source>
        <translation>Propositions à prendre</translation>
    </message>
    <message>
        <source>Propose crops of this ratio in the whole shoot</source>
        <translation>Proposer des recadrages à ce format dans toute la séance</translation>
    </message>
    <message>
        <source>Propose your usual ratio where you name none</source>
        <translation>Proposer votre format habituel si vous n&apos;en indiquez aucun</translation>
    </message>
    <message>
        <source>Proposed angle</source>
        <translation>Angle proposé</translation>
    </message>
    <message>
        <source>Proposed crop</source>
        <translation>Recadrage proposé</translation>
    </message>
    <message>
        <source>Purple label</source>
        <translation>Libellé violet</translation>
    </message>
    <message>
        <source>Putting files back …</source>
        <translation>Remise en place des fichiers …</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File d&apos;attente</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>RAW and JPEG of a shot together</source>
        <translation>RAW et JPEG d&apos;une prise de vue ensemble</translation>
    </message>
    <message>
        <source>RAW and JPEG together</source>
        <translation>RAW et JPEG ensemble</translation>
    </message>
    <message>
        <source>Rate the photo, or all selected in the grid; 0 takes the stars away</source>
        <translation>Noter la photo, ou toutes celles sélectionnées dans la grille&#xa0;; 0 retire les étoiles</translation>
    </message>
    <message>
        <source>Rates, labels or flags and goes on</source>
        <translation>Note, libelle ou marque d&apos;un drapeau, puis continue</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Ratio of the shoot</source>
        <translation>Format de la séance</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 16:10</source>
        <translation>Format de la séance&#xa0;: 16:10</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 16:9</source>
        <translation>Format de la séance&#xa0;: 16:9</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 1:1</source>
        <translation>Format de la séance&#xa0;: 1:1</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 2.39:1</source>
        <translation>Format de la séance&#xa0;: 2,39:1</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 2:1</source>
        <translation>Format de la séance&#xa0;: 2:1</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 3:2</source>
        <translation>Format de la séance&#xa0;: 3:2</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 4:3</source>
        <translation>Format de la séance&#xa0;: 4:3</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 4:5</source>
        <translation>Format de la séance&#xa0;: 4:5</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 5:4</source>
        <translation>Format de la séance&#xa0;: 5:4</translation>
    </message>
    <message>
        <source>Ratio of the shoot: 9:16</source>
        <translation>Format de la séance&#xa0;: 9:16</translation>
    </message>
    <message>
        <source>Ratio of the shoot: Any</source>
        <translation>Format de la séance&#xa0;: tous</translation>
    </message>
    <message>
        <source>Ratio of the shoot: As shot</source>
        <translation>Format de la séance&#xa0;: d&apos;origine</translation>
    </message>
    <message>
        <source>Ratio of the shoot: other</source>
        <translation>Format de la séance&#xa0;: autre</translation>
    </message>
    <message>
        <source>Ratio of the shoot: other…</source>
        <translation>Format de la séance&#xa0;: autre…</translation>
    </message>
    <message>
        <source>Ratio of the shoot: {name}</source>
        <translation>Format de la séance&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Ratio, width : height</source>
        <translation>Format, largeur&#xa0;: hauteur</translation>
    </message>
    <message>
        <source>Ratios in which each decision gets a linked crop as well</source>
        <translation>Formats dans lesquels chaque décision reçoit aussi un recadrage lié</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Raw</translation>
    </message>
    <message>
        <source>RawTherapee</source>
        <translation>RawTherapee</translation>
    </message>
    <message>
        <source>RawTherapee cannot show this crop: at its angle a part lies off the picture</source>
        <translation>RawTherapee ne peut pas montrer ce recadrage : à son angle, une partie sort de l’image</translation>
    </message>
    <message>
        <source>RawTherapee does not open such files</source>
        <translation>RawTherapee n’ouvre pas de tels fichiers</translation>
    </message>
    <message>
        <source>RawTherapee reads no crops from XMP: it will show these photos whole.</source>
        <translation>RawTherapee ne lit pas les recadrages XMP&#xa0;: il affichera ces photos entières.</translation>
    </message>
    <message>
        <source>Read metadata from file</source>
        <translation>Lire les métadonnées du fichier</translation>
    </message>
    <message>
        <source>Reading metadata replaces what Lightroom&apos;s catalogue holds of a photo with what its file says. Edits that were made there since metadata was last saved (Ctrl+S) are lost. Do not save it now: that would put the old crop over the new one.</source>
        <translation>Lire les métadonnées remplace ce que le catalogue de Lightroom contient d&apos;une photo par ce que dit son fichier. Les retouches faites depuis le dernier enregistrement des métadonnées (Ctrl+S) sont perdues. N&apos;enregistrez pas maintenant&#xa0;: l&apos;ancien recadrage remplacerait le nouveau.</translation>
    </message>
    <message>
        <source>Reading photos: {count}</source>
        <translation>Lecture des photos&#xa0;: {count}</translation>
    </message>
    <message>
        <source>Reading the crops in Lightroom replaces edits that it has not saved: see how first.</source>
        <translation>Lire les recadrages dans Lightroom remplace les retouches qu&apos;il n&apos;a pas enregistrées&#xa0;: voyez d&apos;abord comment faire.</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Lecture de {name}</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lecture …</translation>
    </message>
    <message>
        <source>Reading: {photos}</source>
        <translation>Lecture&#xa0;: {photos}</translation>
    </message>
    <message>
        <source>Reads how cameras were held, writes into photos</source>
        <translation>Lit comment l&apos;appareil était tenu, écrit dans les photos</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>Dossiers récents</translation>
    </message>
    <message>
        <source>Recent · {count}</source>
        <translation>Récents · {count}</translation>
    </message>
    <message>
        <source>Recursive</source>
        <translation>Récursif</translation>
    </message>
    <message>
        <source>Red label</source>
        <translation>Libellé rouge</translation>
    </message>
    <message>
        <source>Red label, next photo</source>
        <translation>Libellé rouge, photo suivante</translation>
    </message>
    <message>
        <source>Red, yellow, green, blue; again takes it away</source>
        <translation>Rouge, jaune, vert, bleu&#xa0;; encore une fois le retire</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Réduire les animations</translation>
    </message>
    <message>
        <source>Reference view</source>
        <translation>Vue de référence</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Reject, next photo</source>
        <translation>Rejeter, photo suivante</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejetée</translation>
    </message>
    <message>
        <source>Remember the crop of this photo</source>
        <translation>Mémoriser le recadrage de cette photo</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove crop</source>
        <translation>Supprimer le recadrage</translation>
    </message>
    <message>
        <source>Remove flag</source>
        <translation>Retirer le drapeau</translation>
    </message>
    <message>
        <source>Remove flag, next photo</source>
        <translation>Retirer le drapeau, photo suivante</translation>
    </message>
    <message>
        <source>Remove this model</source>
        <translation>Supprimer ce modèle</translation>
    </message>
    <message>
        <source>Remove this style?</source>
        <translation>Supprimer ce style&#xa0;?</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>Supprimer {name}&#xa0;?</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Renew proposals that nobody has confirmed</source>
        <translation>Renouveler les propositions que personne n&apos;a confirmées</translation>
    </message>
    <message>
        <source>Replace all, also what was made by hand</source>
        <translation>Tout remplacer, même ce qui a été fait à la main</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Report: {problem}</source>
        <translation>Rapport&#xa0;: {problem}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Tout réinitialiser</translation>
    </message>
    <message>
        <source>Reset crop</source>
        <translation>Réinitialiser le recadrage</translation>
    </message>
    <message>
        <source>Reset to original</source>
        <translation>Revenir à l&apos;original</translation>
    </message>
    <message>
        <source>Reset: {name}</source>
        <translation>Réinitialiser&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Redimensionner</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Reverse order</source>
        <translation>Inverser l&apos;ordre</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Rétablir l&apos;original</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Faire pivoter</translation>
    </message>
    <message>
        <source>Rotate clockwise</source>
        <translation>Pivoter dans le sens horaire</translation>
    </message>
    <message>
        <source>Rotate counter-clockwise</source>
        <translation>Pivoter dans le sens antihoraire</translation>
    </message>
    <message>
        <source>Rotate crop</source>
        <translation>Faire pivoter le recadrage</translation>
    </message>
    <message>
        <source>Rule of thirds</source>
        <translation>Règle des tiers</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Exécution sur</translation>
    </message>
    <message>
        <source>Safe areas</source>
        <translation>Zones de sécurité</translation>
    </message>
    <message>
        <source>Safe mode: default settings, which are not kept, and nothing that was learnt</source>
        <translation>Mode sans échec&#xa0;: réglages par défaut, qui ne sont pas conservés, et rien de ce qui a été appris</translation>
    </message>
    <message>
        <source>Save crop</source>
        <translation>Enregistrer le recadrage</translation>
    </message>
    <message>
        <source>Save metadata</source>
        <translation>Enregistrer les métadonnées</translation>
    </message>
    <message>
        <source>Save metadata to file</source>
        <translation>Enregistrer les métadonnées dans le fichier</translation>
    </message>
    <message>
        <source>Saved already</source>
        <translation>Déjà enregistré</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Rechercher commandes et touches</translation>
    </message>
    <message>
        <source>Second key</source>
        <translation>Deuxième touche</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
    <message>
        <source>Select all photos shown</source>
        <translation>Sélectionner toutes les photos affichées</translation>
    </message>
    <message>
        <source>Select only this photo</source>
        <translation>Sélectionner seulement cette photo</translation>
    </message>
    <message>
        <source>Select several photos first, with Ctrl+click or Shift+click</source>
        <translation>Sélectionnez d&apos;abord plusieurs photos, avec Ctrl+clic ou Maj+clic</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Série</translation>
    </message>
    <message>
        <source>Setting: {title}</source>
        <translation>Réglage&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Shift with these keys</source>
        <translation>avec Maj</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Maj+glisser</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>Afficher toutes les photos</translation>
    </message>
    <message>
        <source>Show everything that failed, with its reason</source>
        <translation>Afficher tout ce qui a échoué, avec la raison</translation>
    </message>
    <message>
        <source>Show file</source>
        <translation>Afficher le fichier</translation>
    </message>
    <message>
        <source>Show file in its folder</source>
        <translation>Afficher le fichier dans son dossier</translation>
    </message>
    <message>
        <source>Show in Explorer</source>
        <translation>Afficher dans l&apos;Explorateur</translation>
    </message>
    <message>
        <source>Show in Finder</source>
        <translation>Afficher dans le Finder</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Afficher dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Show per cent</source>
        <translation>Afficher en pour cent</translation>
    </message>
    <message>
        <source>Show photos in subfolders</source>
        <translation>Afficher les photos des sous-dossiers</translation>
    </message>
    <message>
        <source>Show photos with a part of their name</source>
        <translation>Afficher les photos d&apos;après une partie de leur nom</translation>
    </message>
    <message>
        <source>Show pixels</source>
        <translation>Afficher en pixels</translation>
    </message>
    <message>
        <source>Show subfolders</source>
        <translation>Afficher les sous-dossiers</translation>
    </message>
    <message>
        <source>Show the photos of subfolders too</source>
        <translation>Afficher aussi les photos des sous-dossiers</translation>
    </message>
    <message>
        <source>Show what the crop leaves, instead of its frame</source>
        <translation>Afficher ce que laisse le recadrage, au lieu de son cadre</translation>
    </message>
    <message>
        <source>Show {photos} in {folders}</source>
        <translation>Afficher {photos} dans {folders}</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Side panels</source>
        <translation>Panneaux latéraux</translation>
    </message>
    <message>
        <source>Single photo</source>
        <translation>Une seule photo</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Taille des vignettes</translation>
    </message>
    <message>
        <source>Size of the thumbnails (Ctrl+wheel)</source>
        <translation>Taille des vignettes (Ctrl+molette)</translation>
    </message>
    <message>
        <source>Size of thumbnails in the grid</source>
        <translation>Taille des vignettes dans la grille</translation>
    </message>
    <message>
        <source>Sizes, ratios, places and what matters to you, on top of the model. About a minute.</source>
        <translation>Tailles, formats, positions et ce qui compte pour vous, en plus du modèle. Une minute environ.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Passer</translation>
    </message>
    <message>
        <source>Skip  S</source>
        <translation>Passer  S</translation>
    </message>
    <message>
        <source>Skipped and failed</source>
        <translation>Passées et en échec</translation>
    </message>
    <message>
        <source>Skipped {count}: {reason}</source>
        <translation>Passé {count}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Small crop</source>
        <translation>Petit recadrage</translation>
    </message>
    <message>
        <source>Smaller thumbnails</source>
        <translation>Vignettes plus petites</translation>
    </message>
    <message>
        <source>Smallest crop</source>
        <translation>Plus petit recadrage</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>Instantanés</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Un problème est survenu</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Trier par</translation>
    </message>
    <message>
        <source>Sort by capture time</source>
        <translation>Trier par date de prise de vue</translation>
    </message>
    <message>
        <source>Sort by confidence</source>
        <translation>Trier par certitude</translation>
    </message>
    <message>
        <source>Sort by doubt</source>
        <translation>Trier par doute</translation>
    </message>
    <message>
        <source>Sort by name</source>
        <translation>Trier par nom</translation>
    </message>
    <message>
        <source>Sort by state</source>
        <translation>Trier par état</translation>
    </message>
    <message>
        <source>Sort by what needs you</source>
        <translation>Trier par photos à décider</translation>
    </message>
    <message>
        <source>Sort the other way round</source>
        <translation>Trier dans l&apos;autre sens</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Space for previews</source>
        <translation>Espace pour les aperçus</translation>
    </message>
    <message>
        <source>Space+drag or middle drag</source>
        <translation>Espace/clic milieu+glisser</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Carré</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Pile</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Étoiles</translation>
    </message>
    <message>
        <source>Stars, flag and label</source>
        <translation>Étoiles, drapeau et libellé</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistiques</translation>
    </message>
    <message>
        <source>Statistics…</source>
        <translation>Statistiques…</translation>
    </message>
    <message>
        <source>Stay together</source>
        <translation>Restent ensemble</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Revenir d&apos;un pas</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop here?</source>
        <translation>Arrêter ici&#xa0;?</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>Arrêter et fermer</translation>
    </message>
    <message>
        <source>Stop the drag, else drop the change, else go one view back</source>
        <translation>Arrêter le glissement, sinon abandonner la modification, sinon revenir d&apos;une vue</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Stopped: {words}</source>
        <translation>Arrêté&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>Redresser</translation>
    </message>
    <message>
        <source>Straighten left</source>
        <translation>Redresser à gauche</translation>
    </message>
    <message>
        <source>Straighten right</source>
        <translation>Redresser à droite</translation>
    </message>
    <message>
        <source>Style in use</source>
        <translation>Style utilisé</translation>
    </message>
    <message>
        <source>Styles</source>
        <translation>Styles</translation>
    </message>
    <message>
        <source>Styles (*.npz)</source>
        <translation>Styles (*.npz)</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sûr</translation>
    </message>
    <message>
        <source>Sure to {stated} %: {taken} % of {count} taken unchanged ({low} to {high} %)</source>
        <translation>Sûr à {stated}&#xa0;%&#xa0;: {taken}&#xa0;% de {count} repris sans changement ({low} à {high}&#xa0;%)</translation>
    </message>
    <message>
        <source>Surround</source>
        <translation>Pourtour</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Vue d&apos;ensemble</translation>
    </message>
    <message>
        <source>Swap orientation</source>
        <translation>Changer l&apos;orientation</translation>
    </message>
    <message>
        <source>Swap portrait and landscape</source>
        <translation>Permuter portrait et paysage</translation>
    </message>
    <message>
        <source>Sync angle only</source>
        <translation>Synchroniser l&apos;angle seul</translation>
    </message>
    <message>
        <source>Sync crop to selection</source>
        <translation>Synchroniser le recadrage avec la sélection</translation>
    </message>
    <message>
        <source>Sync ratio only</source>
        <translation>Synchroniser le format seul</translation>
    </message>
    <message>
        <source>Sync settings</source>
        <translation>Synchroniser les réglages</translation>
    </message>
    <message>
        <source>Synchronize</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Take an auto-crop back as a whole, also months later, or go on with it</source>
        <translation>Annuler tout un recadrage automatique, même des mois plus tard, ou le poursuivre</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Revenir en arrière</translation>
    </message>
    <message>
        <source>Take back the last gesture or decision, written or not</source>
        <translation>Annuler le dernier geste ou la dernière décision, écrits ou non</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>La prendre</translation>
    </message>
    <message>
        <source>Take the crop out of the sidecar</source>
        <translation>Retirer le recadrage du fichier XMP</translation>
    </message>
    <message>
        <source>Take the proposed angle</source>
        <translation>Prendre l&apos;angle proposé</translation>
    </message>
    <message>
        <source>Take the proposed crop</source>
        <translation>Prendre le recadrage proposé</translation>
    </message>
    <message>
        <source>Take the stars away</source>
        <translation>Retirer les étoiles</translation>
    </message>
    <message>
        <source>Take the stars away and go on</source>
        <translation>Retirer les étoiles et continuer</translation>
    </message>
    <message>
        <source>Take this key away</source>
        <translation>Retirer cette touche</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Taken back; choose it to do it again</source>
        <translation>Annulé&#xa0;; choisissez-le pour le rétablir</translation>
    </message>
    <message>
        <source>Taste</source>
        <translation>Goût</translation>
    </message>
    <message>
        <source>Taste and eye</source>
        <translation>Goût et regard</translation>
    </message>
    <message>
        <source>Teach it</source>
        <translation>Lui apprendre</translation>
    </message>
    <message>
        <source>Teach me in two minutes</source>
        <translation>M&apos;apprendre en deux minutes</translation>
    </message>
    <message>
        <source>Teach me in two minutes…</source>
        <translation>M&apos;apprendre en deux minutes…</translation>
    </message>
    <message>
        <source>TensorBoard is not installed: pip install &apos;cropperhead-desktop[train]&apos;</source>
        <translation>TensorBoard n&apos;est pas installé&#xa0;: pip install &apos;cropperhead-desktop[train]&apos;</translation>
    </message>
    <message>
        <source>TensorRT</source>
        <translation>TensorRT</translation>
    </message>
    <message>
        <source>The crop is the proposal, there is nothing to compare</source>
        <translation>Le recadrage est la proposition, il n&apos;y a rien à comparer</translation>
    </message>
    <message>
        <source>The crop itself</source>
        <translation>Le recadrage lui-même</translation>
    </message>
    <message>
        <source>The crop&apos;s ratio; type another one, like 7:5</source>
        <translation>Le format du recadrage&#xa0;; saisissez-en un autre, par exemple 7:5</translation>
    </message>
    <message>
        <source>The crops stand in XMP sidecars beside the photos.</source>
        <translation>Les recadrages se trouvent dans des fichiers XMP à côté des photos.</translation>
    </message>
    <message>
        <source>The guide {name} has one direction</source>
        <translation>Le repère {name} n&apos;a qu&apos;une direction</translation>
    </message>
    <message>
        <source>The guide&apos;s other directions</source>
        <translation>Les autres directions du repère</translation>
    </message>
    <message>
        <source>The key O shows centre cross</source>
        <translation>La touche O affiche la croix centrale</translation>
    </message>
    <message>
        <source>The key O shows diagonals</source>
        <translation>La touche O affiche les diagonales</translation>
    </message>
    <message>
        <source>The key O shows fifths</source>
        <translation>La touche O affiche les cinquièmes</translation>
    </message>
    <message>
        <source>The key O shows golden ratio</source>
        <translation>La touche O affiche le nombre d&apos;or</translation>
    </message>
    <message>
        <source>The key O shows golden spiral</source>
        <translation>La touche O affiche la spirale d&apos;or</translation>
    </message>
    <message>
        <source>The key O shows grid</source>
        <translation>La touche O affiche la grille</translation>
    </message>
    <message>
        <source>The key O shows safe areas</source>
        <translation>La touche O affiche les zones de sécurité</translation>
    </message>
    <message>
        <source>The key O shows thirds</source>
        <translation>La touche O affiche les tiers</translation>
    </message>
    <message>
        <source>The key O shows triangles</source>
        <translation>La touche O affiche les triangles</translation>
    </message>
    <message>
        <source>The language counts from the next start.</source>
        <translation>La langue change au prochain démarrage.</translation>
    </message>
    <message>
        <source>The linked crops one after the other, to be moved by hand</source>
        <translation>Les recadrages liés l&apos;un après l&apos;autre, à déplacer à la main</translation>
    </message>
    <message>
        <source>The model and what it learnt while you worked are deleted. Crops stay.</source>
        <translation>Le modèle et ce qu&apos;il a appris pendant votre travail sont supprimés. Les recadrages restent.</translation>
    </message>
    <message>
        <source>The model proposes no angle for this photo</source>
        <translation>Le modèle ne propose aucun angle pour cette photo</translation>
    </message>
    <message>
        <source>The model proposes one crop for this photo</source>
        <translation>Le modèle propose un seul recadrage pour cette photo</translation>
    </message>
    <message>
        <source>The model proposes to keep everything</source>
        <translation>Le modèle propose de tout garder</translation>
    </message>
    <message>
        <source>The model runs on: {device}</source>
        <translation>Le modèle s&apos;exécute sur&#xa0;: {device}</translation>
    </message>
    <message>
        <source>The model that proposes crops</source>
        <translation>Le modèle qui propose les recadrages</translation>
    </message>
    <message>
        <source>The model that proposes is complete</source>
        <translation>Le modèle qui propose est complet</translation>
    </message>
    <message>
        <source>The model&apos;s crops and yours</source>
        <translation>Les recadrages du modèle et les vôtres</translation>
    </message>
    <message>
        <source>The model, not you: it proposes this without your crops.</source>
        <translation>Le modèle, pas vous&#xa0;: il propose ceci sans vos recadrages.</translation>
    </message>
    <message>
        <source>The network of 2020, from nothing</source>
        <translation>Le réseau de 2020, à partir de rien</translation>
    </message>
    <message>
        <source>The newest one that is found</source>
        <translation>Le plus récent qui soit trouvé</translation>
    </message>
    <message>
        <source>The newest {learnt} of {crops}</source>
        <translation>Les {learnt} plus récents sur {crops}</translation>
    </message>
    <message>
        <source>The next crop that the model proposes</source>
        <translation>Le recadrage suivant que propose le modèle</translation>
    </message>
    <message>
        <source>The next look: what the crop leaves, the whole photo, the frame; held: the whole photo</source>
        <translation>L&apos;aspect suivant&#xa0;: ce que laisse le recadrage, la photo entière, le cadre&#xa0;; maintenue&#xa0;: la photo entière</translation>
    </message>
    <message>
        <source>The other crops that the model proposes</source>
        <translation>Les autres recadrages que propose le modèle</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Dans l&apos;autre sens</translation>
    </message>
    <message>
        <source>The photo does not say when it was taken: no series is known</source>
        <translation>La photo ne dit pas quand elle a été prise&#xa0;: aucune série n&apos;est connue</translation>
    </message>
    <message>
        <source>The photo is elsewhere</source>
        <translation>La photo est ailleurs</translation>
    </message>
    <message>
        <source>The previous crop that the model proposes</source>
        <translation>Le recadrage précédent que propose le modèle</translation>
    </message>
    <message>
        <source>The program and you</source>
        <translation>Le programme et vous</translation>
    </message>
    <message>
        <source>The program&apos;s confidence fits you: it is right about as often as it says.</source>
        <translation>La certitude du programme vous correspond&#xa0;: il a raison à peu près aussi souvent qu&apos;il le dit.</translation>
    </message>
    <message>
        <source>The proposal without its angle</source>
        <translation>La proposition sans son angle</translation>
    </message>
    <message>
        <source>The proposal without its crop</source>
        <translation>La proposition sans son recadrage</translation>
    </message>
    <message>
        <source>The ratio chosen before this one, and back</source>
        <translation>Le format choisi avant celui-ci, et retour</translation>
    </message>
    <message>
        <source>The same batch again goes on where this one stopped.</source>
        <translation>Le même lot, relancé, reprend là où celui-ci s&apos;est arrêté.</translation>
    </message>
    <message>
        <source>The same export again goes on where this one stopped.</source>
        <translation>La même exportation, relancée, reprend là où celle-ci s&apos;est arrêtée.</translation>
    </message>
    <message>
        <source>The same seed splits the same photos in the same way</source>
        <translation>La même graine répartit les mêmes photos de la même façon</translation>
    </message>
    <message>
        <source>The same where it is told ratio and size of your crop: only the place is left</source>
        <translation>De même, si le format et la taille de votre recadrage lui sont donnés&#xa0;: seule reste la position</translation>
    </message>
    <message>
        <source>The same where it is told the aspect ratio of your crop</source>
        <translation>De même, si le rapport d&apos;aspect de votre recadrage lui est donné</translation>
    </message>
    <message>
        <source>The same, and next photo</source>
        <translation>De même, puis photo suivante</translation>
    </message>
    <message>
        <source>The shoot</source>
        <translation>La séance</translation>
    </message>
    <message>
        <source>The shoot so far</source>
        <translation>La séance jusqu&apos;ici</translation>
    </message>
    <message>
        <source>The shoot so far…</source>
        <translation>La séance jusqu&apos;ici…</translation>
    </message>
    <message>
        <source>The sidecar changed meanwhile. Enter writes this crop, Reset takes the one in the sidecar.</source>
        <translation>Le fichier XMP a changé entre-temps. Entrée écrit ce recadrage, Réinitialiser prend celui du fichier XMP.</translation>
    </message>
    <message>
        <source>The stronger, the more crops keep it</source>
        <translation>Plus c&apos;est soutenu, plus de recadrages le gardent</translation>
    </message>
    <message>
        <source>The system&apos;s folder for such files</source>
        <translation>Le dossier du système pour ces fichiers</translation>
    </message>
    <message>
        <source>The whole screen, and back</source>
        <translation>Plein écran, et retour</translation>
    </message>
    <message>
        <source>The window light or dark; the photo&apos;s surround stays</source>
        <translation>La fenêtre claire ou sombre&#xa0;; le pourtour de la photo reste</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>There is no crop to copy yet</source>
        <translation>Il n&apos;y a pas encore de recadrage à copier</translation>
    </message>
    <message>
        <source>There is no previous photo with a crop</source>
        <translation>Il n&apos;y a pas de photo précédente avec un recadrage</translation>
    </message>
    <message>
        <source>There is no proposal for this photo yet</source>
        <translation>Il n&apos;y a pas encore de proposition pour cette photo</translation>
    </message>
    <message>
        <source>These belong together: Enter on the first frame crops all frames of a burst.</source>
        <translation>Elles vont ensemble : Entrée sur la première image recadre toute la rafale.</translation>
    </message>
    <message>
        <source>They lie in its subfolders</source>
        <translation>Elles se trouvent dans ses sous-dossiers</translation>
    </message>
    <message>
        <source>They teach nothing any more. Crops stay.</source>
        <translation>Ils n’apprennent plus rien. Les recadrages restent.</translation>
    </message>
    <message>
        <source>Thirds</source>
        <translation>Tiers</translation>
    </message>
    <message>
        <source>Thirds, grid, golden ratio, spiral, … inside the frame</source>
        <translation>Tiers, grille, nombre d&apos;or, spirale, … dans le cadre</translation>
    </message>
    <message>
        <source>This folder is opened next in</source>
        <translation>Ce dossier sera ensuite ouvert dans</translation>
    </message>
    <message>
        <source>This very dataset is there already; it would only be checked.</source>
        <translation>Ce même jeu de données existe déjà&#xa0;; il serait seulement vérifié.</translation>
    </message>
    <message>
        <source>Thumbnails</source>
        <translation>Vignettes</translation>
    </message>
    <message>
        <source>Thumbnails show what the crop leaves, instead of its frame</source>
        <translation>Les vignettes montrent ce que laisse le recadrage, au lieu de son cadre</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Time and lenses</source>
        <translation>Temps et objectifs</translation>
    </message>
    <message>
        <source>Toggle crop</source>
        <translation>Activer/désactiver le recadrage</translation>
    </message>
    <message>
        <source>Toggle panels</source>
        <translation>Afficher/masquer les panneaux</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Top and bottom side</source>
        <translation>Côtés haut et bas</translation>
    </message>
    <message>
        <source>Training data</source>
        <translation>Données d&apos;entraînement</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>Triangles</translation>
    </message>
    <message>
        <source>Trust in levelling</source>
        <translation>Confiance dans le redressement</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Try it on eight photos</source>
        <translation>Essayer sur huit photos</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Tourner</translation>
    </message>
    <message>
        <source>Turn crop</source>
        <translation>Tourner le recadrage</translation>
    </message>
    <message>
        <source>Turn crop left</source>
        <translation>Tourner le recadrage à gauche</translation>
    </message>
    <message>
        <source>Turn crop right</source>
        <translation>Tourner le recadrage à droite</translation>
    </message>
    <message>
        <source>Turn guide</source>
        <translation>Tourner le repère</translation>
    </message>
    <message>
        <source>Turn the crop by the proposed angle and leave it where it is</source>
        <translation>Tourner le recadrage de l&apos;angle proposé et le laisser où il est</translation>
    </message>
    <message>
        <source>Two clicks on the eyes make the crop of the head preset</source>
        <translation>Deux clics sur les yeux font le recadrage du préréglage de tête</translation>
    </message>
    <message>
        <source>Two crops side by side</source>
        <translation>Deux recadrages côte à côte</translation>
    </message>
    <message>
        <source>Type a ratio, a size in pixels, or a name for one</source>
        <translation>Saisir un format, une taille en pixels, ou un nom pour l&apos;un d&apos;eux</translation>
    </message>
    <message>
        <source>Uncrop</source>
        <translation>Retirer le recadrage</translation>
    </message>
    <message>
        <source>Undecided</source>
        <translation>Non décidée</translation>
    </message>
    <message>
        <source>Undecided, accepted, kept, failed</source>
        <translation>Non décidées, acceptées, gardées, en échec</translation>
    </message>
    <message>
        <source>Under {size} MP</source>
        <translation>Moins de {size} MP</translation>
    </message>
    <message>
        <source>Under {width} × {height}</source>
        <translation>Moins de {width} × {height}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo  Ctrl+Z</source>
        <translation>Annuler  Ctrl+Z</translation>
    </message>
    <message>
        <source>Undo a batch</source>
        <translation>Annuler un lot</translation>
    </message>
    <message>
        <source>Undo a batch…</source>
        <translation>Annuler un lot…</translation>
    </message>
    <message>
        <source>Undo list</source>
        <translation>Liste des annulations</translation>
    </message>
    <message>
        <source>Undo this batch</source>
        <translation>Annuler ce lot</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Unexpected: {error}</source>
        <translation>Inattendu&#xa0;: {error}</translation>
    </message>
    <message>
        <source>Upright</source>
        <translation>À l&apos;endroit</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Utiliser ce modèle</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Virtual copy</source>
        <translation>Copie virtuelle</translation>
    </message>
    <message>
        <source>Waiting …</source>
        <translation>En attente …</translation>
    </message>
    <message>
        <source>Warn when a crop has fewer megapixels than this</source>
        <translation>Avertir si un recadrage a moins de mégapixels que cela</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Page web (*.html)</translation>
    </message>
    <message>
        <source>WebDataset</source>
        <translation>WebDataset</translation>
    </message>
    <message>
        <source>What Lightroom, darktable or RawTherapee will show, and what to press there</source>
        <translation>Ce que Lightroom, darktable ou RawTherapee affichera, et sur quoi y appuyer</translation>
    </message>
    <message>
        <source>What changed outside</source>
        <translation>Ce qui a changé ailleurs</translation>
    </message>
    <message>
        <source>What changed outside…</source>
        <translation>Ce qui a changé ailleurs…</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Que voulez-vous faire&#xa0;?</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Ce qui est gardé</translation>
    </message>
    <message>
        <source>What is made</source>
        <translation>Ce qui est produit</translation>
    </message>
    <message>
        <source>What is not accepted now stays drawn, and is there again next time.</source>
        <translation>Ce qui n&apos;est pas accepté maintenant reste dessiné et se retrouve la prochaine fois.</translation>
    </message>
    <message>
        <source>What needs you</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>What surrounds the photo</source>
        <translation>Ce qui entoure la photo</translation>
    </message>
    <message>
        <source>What the model sees in a picture as well. Minutes to an hour; needs PyTorch (the train extra).</source>
        <translation>Aussi ce que le modèle voit dans une image. De quelques minutes à une heure&#xa0;; nécessite PyTorch (l&apos;extra train).</translation>
    </message>
    <message>
        <source>What the photos are sorted by</source>
        <translation>Ce selon quoi les photos sont triées</translation>
    </message>
    <message>
        <source>What the statistics say</source>
        <translation>Ce que disent les statistiques</translation>
    </message>
    <message>
        <source>What to open</source>
        <translation>Quoi ouvrir</translation>
    </message>
    <message>
        <source>What was cropped, kept and left, and what is to be done next</source>
        <translation>Ce qui a été recadré, gardé et laissé, et ce qu&apos;il reste à faire</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>What was done; go back to any step</source>
        <translation>Ce qui a été fait&#xa0;; revenir à n&apos;importe quelle étape</translation>
    </message>
    <message>
        <source>What was learnt</source>
        <translation>Ce qui a été appris</translation>
    </message>
    <message>
        <source>What you preferred</source>
        <translation>Ce que vous avez préféré</translation>
    </message>
    <message>
        <source>What your crops have taught, in several styles; forget it</source>
        <translation>Ce que vos recadrages ont appris, en plusieurs styles&#xa0;; l&apos;oublier</translation>
    </message>
    <message>
        <source>What {name} has learnt is forgotten. Crops stay.</source>
        <translation>Ce que {name} a appris est oublié. Les recadrages restent.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>Where is {folder} now?</source>
        <translation>Où se trouve {folder} maintenant&#xa0;?</translation>
    </message>
    <message>
        <source>Where previews are kept</source>
        <translation>Où les aperçus sont conservés</translation>
    </message>
    <message>
        <source>Where the dataset goes</source>
        <translation>Où va le jeu de données</translation>
    </message>
    <message>
        <source>Where the folders begin</source>
        <translation>Où commencent les dossiers</translation>
    </message>
    <message>
        <source>Where the model runs</source>
        <translation>Où s&apos;exécute le modèle</translation>
    </message>
    <message>
        <source>Where the program is sure, you need not look at each one.</source>
        <translation>Là où le programme est sûr, inutile de regarder chaque photo.</translation>
    </message>
    <message>
        <source>Where the proposed angle comes from</source>
        <translation>D&apos;où vient l&apos;angle proposé</translation>
    </message>
    <message>
        <source>Where to learn from</source>
        <translation>D&apos;où apprendre</translation>
    </message>
    <message>
        <source>Which crop is most like yours?</source>
        <translation>Quel recadrage ressemble le plus au vôtre&#xa0;?</translation>
    </message>
    <message>
        <source>Which looks best?</source>
        <translation>Laquelle est la meilleure&#xa0;?</translation>
    </message>
    <message>
        <source>Which photos are shown</source>
        <translation>Quelles photos sont affichées</translation>
    </message>
    <message>
        <source>Which program shows these photos next? It is asked once for each folder.</source>
        <translation>Quel programme affichera ensuite ces photos&#xa0;? La question est posée une fois par dossier.</translation>
    </message>
    <message>
        <source>Which way up</source>
        <translation>Sens de l&apos;image</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanc</translation>
    </message>
    <message>
        <source>Whole disk</source>
        <translation>Tout le disque</translation>
    </message>
    <message>
        <source>Whole photo or 1:1</source>
        <translation>Photo entière ou 1:1</translation>
    </message>
    <message>
        <source>Why this proposal</source>
        <translation>Pourquoi cette proposition</translation>
    </message>
    <message>
        <source>Why this proposal…</source>
        <translation>Pourquoi cette proposition…</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Width to height</source>
        <translation>Largeur sur hauteur</translation>
    </message>
    <message>
        <source>With subfolders</source>
        <translation>Avec sous-dossiers</translation>
    </message>
    <message>
        <source>With the mouse, in crop view</source>
        <translation>À la souris, dans la vue de recadrage</translation>
    </message>
    <message>
        <source>With the words of the error, which may name files</source>
        <translation>Avec le texte de l&apos;erreur, qui peut nommer des fichiers</translation>
    </message>
    <message>
        <source>Words and numbers of the window</source>
        <translation>Mots et nombres de la fenêtre</translation>
    </message>
    <message>
        <source>Write a proposed crop for every photo of a folder; decides nothing</source>
        <translation>Écrire un recadrage proposé pour chaque photo d&apos;un dossier&#xa0;; ne décide rien</translation>
    </message>
    <message>
        <source>Write all crops that were drawn and not accepted yet</source>
        <translation>Écrire tous les recadrages dessinés et pas encore acceptés</translation>
    </message>
    <message>
        <source>Write crop into photo</source>
        <translation>Écrire le recadrage dans la photo</translation>
    </message>
    <message>
        <source>Write crop into photo…</source>
        <translation>Écrire le recadrage dans la photo…</translation>
    </message>
    <message>
        <source>Write deliverables</source>
        <translation>Écrire les formats de livraison</translation>
    </message>
    <message>
        <source>Write into photos</source>
        <translation>Écrire dans les photos</translation>
    </message>
    <message>
        <source>Write into the JPEGs</source>
        <translation>Écrire dans les JPEG</translation>
    </message>
    <message>
        <source>Write into the photos too; an exact copy of each is kept</source>
        <translation>Écrire aussi dans les photos&#xa0;; une copie exacte de chacune est conservée</translation>
    </message>
    <message>
        <source>Write into {photos}…</source>
        <translation>Écrire dans {photos}…</translation>
    </message>
    <message>
        <source>Write sidecar</source>
        <translation>Écrire le fichier XMP</translation>
    </message>
    <message>
        <source>Write that the photo stays whole and go to the next undecided one</source>
        <translation>Écrire que la photo reste entière et aller à la suivante non décidée</translation>
    </message>
    <message>
        <source>Write that this photo stays whole</source>
        <translation>Écrire que cette photo reste entière</translation>
    </message>
    <message>
        <source>Write the crop into {photos}?</source>
        <translation>Écrire le recadrage dans {photos}&#xa0;?</translation>
    </message>
    <message>
        <source>Write the crop shown and stay at this photo</source>
        <translation>Écrire le recadrage affiché et rester sur cette photo</translation>
    </message>
    <message>
        <source>Write the crop shown into the sidecar and go to the next undecided photo</source>
        <translation>Écrire le recadrage affiché dans le fichier XMP et aller à la photo suivante non décidée</translation>
    </message>
    <message>
        <source>Write this crop and go on</source>
        <translation>Écrire ce recadrage et continuer</translation>
    </message>
    <message>
        <source>Writing sidecars …</source>
        <translation>Écriture des fichiers XMP …</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>Écrit le</translation>
    </message>
    <message>
        <source>Written here</source>
        <translation>Écrit ici</translation>
    </message>
    <message>
        <source>Yellow label</source>
        <translation>Libellé jaune</translation>
    </message>
    <message>
        <source>Yellow label, next photo</source>
        <translation>Libellé jaune, photo suivante</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>You can go on working: the status bar tells how far it is. Stopped, it begins anew.</source>
        <translation>Vous pouvez continuer à travailler&#xa0;: la barre d&apos;état indique l&apos;avancement. En cas d&apos;arrêt, tout recommence.</translation>
    </message>
    <message>
        <source>You can stop at any time: the same export again goes on where it stopped.</source>
        <translation>Vous pouvez arrêter à tout moment&#xa0;: la même exportation, relancée, reprend là où elle s&apos;est arrêtée.</translation>
    </message>
    <message>
        <source>You can stop at any time: what is done stays done, and can be undone or gone on with.</source>
        <translation>Vous pouvez arrêter à tout moment&#xa0;: ce qui est fait reste fait, et peut être annulé ou poursuivi.</translation>
    </message>
    <message>
        <source>You can stop at any time; nothing is learnt then.</source>
        <translation>Vous pouvez arrêter à tout moment&#xa0;; rien n&apos;est alors appris.</translation>
    </message>
    <message>
        <source>You crop {how}.</source>
        <translation>Votre façon de recadrer&#xa0;: {how}.</translation>
    </message>
    <message>
        <source>You crop {way} than the program proposes, in area by {share} ({p}).</source>
        <translation>Vous recadrez {way} que le programme ne le propose, de {share} en surface ({p}).</translation>
    </message>
    <message>
        <source>You took {share} of {proposals} unchanged (95 % interval {low} to {high}).</source>
        <translation>Vous avez repris {share} de {proposals} sans changement (intervalle à 95&#xa0;%&#xa0;: {low} à {high}).</translation>
    </message>
    <message>
        <source>You turn the frame {way} more often than not, by {angle}° on average ({p}).</source>
        <translation>Vous tournez le plus souvent le cadre dans ce sens&#xa0;: {way}, de {angle}° en moyenne ({p}).</translation>
    </message>
    <message>
        <source>Your crop</source>
        <translation>Votre recadrage</translation>
    </message>
    <message>
        <source>Your crop and the program&apos;s have {share} of what they cover in common, and their angles differ by {angle}° ({photos}).</source>
        <translation>Votre recadrage et celui du programme ont en commun {share} de ce qu&apos;ils couvrent, et leurs angles diffèrent de {angle}° ({photos}).</translation>
    </message>
    <message>
        <source>Your crops</source>
        <translation>Vos recadrages</translation>
    </message>
    <message>
        <source>Your crops keep the {side}: their centre lies {high} of the height and {wide} of the width off the middle ({p}).</source>
        <translation>Vos recadrages gardent ce côté&#xa0;: {side}&#xa0;; leur centre se trouve à {high} de la hauteur et {wide} de la largeur du milieu ({p}).</translation>
    </message>
    <message>
        <source>Your crops keep the {side}: their centre lies {high} of the height off the middle ({p}).</source>
        <translation>Vos recadrages gardent ce côté&#xa0;: {side}&#xa0;; leur centre se trouve à {high} de la hauteur du milieu ({p}).</translation>
    </message>
    <message>
        <source>Your crops keep the {side}: their centre lies {wide} of the width off the middle ({p}).</source>
        <translation>Vos recadrages gardent ce côté&#xa0;: {side}&#xa0;; leur centre se trouve à {wide} de la largeur du milieu ({p}).</translation>
    </message>
    <message>
        <source>Your crops or the model</source>
        <translation>Vos recadrages ou le modèle</translation>
    </message>
    <message>
        <source>Your crops, the model&apos;s and random ones, side by side: which looks best?</source>
        <translation>Vos recadrages, ceux du modèle et d&apos;autres au hasard, côte à côte&#xa0;: lequel est le meilleur&#xa0;?</translation>
    </message>
    <message>
        <source>Your first crops</source>
        <translation>Vos premiers recadrages</translation>
    </message>
    <message>
        <source>Your own crops that the proposal came from</source>
        <translation>Vos propres recadrages d&apos;où vient la proposition</translation>
    </message>
    <message>
        <source>Your own crops that this proposal came from</source>
        <translation>Vos propres recadrages d&apos;où vient cette proposition</translation>
    </message>
    <message>
        <source>Your style</source>
        <translation>Votre style</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>a JPEG 2000 file, which is not supported</source>
        <translation>un fichier JPEG 2000, qui n&apos;est pas pris en charge</translation>
    </message>
    <message>
        <source>a JPEG XL file, which is not supported yet</source>
        <translation>un fichier JPEG XL, qui n&apos;est pas encore pris en charge</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un document PDF</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>un document Photoshop</translation>
    </message>
    <message>
        <source>a PostScript file</source>
        <translation>un fichier PostScript</translation>
    </message>
    <message>
        <source>a Windows program</source>
        <translation>un programme Windows</translation>
    </message>
    <message>
        <source>a ZIP archive</source>
        <translation>une archive ZIP</translation>
    </message>
    <message>
        <source>a catalogue of {program} of an unknown version (its table {table} has no {column})</source>
        <translation>un catalogue de {program} d’une version inconnue (sa table {table} n’a pas de {column})</translation>
    </message>
    <message>
        <source>a crop factor and deliverables are crops: leave them out when only levelling</source>
        <translation>un facteur de recadrage et des formats de livraison sont des recadrages&#xa0;: omettez-les si vous ne faites que redresser</translation>
    </message>
    <message>
        <source>a crop outside its picture</source>
        <translation>un recadrage hors de l’image</translation>
    </message>
    <message>
        <source>a file of another version</source>
        <translation>un fichier d&apos;une autre version</translation>
    </message>
    <message>
        <source>a hidden file</source>
        <translation>un fichier masqué</translation>
    </message>
    <message>
        <source>a level reader is no model by itself</source>
        <translation>un lecteur d&apos;inclinaison seul n&apos;est pas un modèle</translation>
    </message>
    <message>
        <source>a level reader needs the weights of its trunk: --set level_trunk=NPZ</source>
        <translation>un lecteur d&apos;inclinaison a besoin des poids de son tronc&#xa0;: --set level_trunk=NPZ</translation>
    </message>
    <message>
        <source>a library of darktable of an unknown version (it has no history)</source>
        <translation>une bibliothèque de darktable d’une version inconnue (elle n’a pas d’historique)</translation>
    </message>
    <message>
        <source>a line needs two points</source>
        <translation>une ligne a besoin de deux points</translation>
    </message>
    <message>
        <source>a link to a folder that contains it; not followed</source>
        <translation>un lien vers un dossier qui le contient&#xa0;; non suivi</translation>
    </message>
    <message>
        <source>a macOS companion file (AppleDouble) without pixels</source>
        <translation>un fichier compagnon de macOS (AppleDouble) sans pixels</translation>
    </message>
    <message>
        <source>a newer version of the program wrote it</source>
        <translation>une version plus récente du programme l&apos;a écrit</translation>
    </message>
    <message>
        <source>a picture without pixels</source>
        <translation>une image sans pixels</translation>
    </message>
    <message>
        <source>a ratio is a crop: leave it out when only levelling</source>
        <translation>un format est un recadrage&#xa0;: ne pas l&apos;indiquer pour seulement redresser</translation>
    </message>
    <message>
        <source>a strip is damaged</source>
        <translation>une bande est endommagée</translation>
    </message>
    <message>
        <source>a symbolic link that leads in a circle</source>
        <translation>un lien symbolique qui tourne en rond</translation>
    </message>
    <message>
        <source>a uint8 input cannot be scaled outside the graph</source>
        <translation>une entrée uint8 ne peut pas être mise à l&apos;échelle hors du graphe</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>une vidéo</translation>
    </message>
    <message>
        <source>a weight is not a number</source>
        <translation>un poids n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>a {name} of {value:g} is not between {low:g} and {high:g}</source>
        <translation>{name}&#xa0;: la valeur {value:g} n&apos;est pas entre {low:g} et {high:g}</translation>
    </message>
    <message>
        <source>already gone; nothing to take back</source>
        <translation>déjà disparu&#xa0;; rien à reprendre</translation>
    </message>
    <message>
        <source>an angle branch is no model: --recipe candidates --set angle=RUN joins it to one</source>
        <translation>une branche d&apos;angle n&apos;est pas un modèle&#xa0;: --recipe candidates --set angle=RUN la joint à un modèle</translation>
    </message>
    <message>
        <source>an impossible box</source>
        <translation>un cadre impossible</translation>
    </message>
    <message>
        <source>an impossible precision</source>
        <translation>une précision impossible</translation>
    </message>
    <message>
        <source>another CropperHead (process {pid} on {host}, since {since})</source>
        <translation>un autre CropperHead (processus {pid} sur {host}, depuis {since})</translation>
    </message>
    <message>
        <source>another CropperHead (process {pid}, since {since})</source>
        <translation>un autre CropperHead (processus {pid}, depuis {since})</translation>
    </message>
    <message>
        <source>another crop of the same photo counts</source>
        <translation>un autre recadrage de la même photo compte</translation>
    </message>
    <message>
        <source>another human</source>
        <translation>une autre personne</translation>
    </message>
    <message>
        <source>another photo&apos;s sidecar has this name but for upper and lower case</source>
        <translation>le fichier XMP d&apos;une autre photo a ce nom, aux majuscules près</translation>
    </message>
    <message>
        <source>anticlockwise</source>
        <translation>dans le sens inverse des aiguilles d&apos;une montre</translation>
    </message>
    <message>
        <source>any</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>are left</source>
        <translation>restent</translation>
    </message>
    <message>
        <source>as tight as the model</source>
        <translation>aussi serrés que le modèle</translation>
    </message>
    <message>
        <source>aspect ratio</source>
        <translation>rapport d&apos;aspect</translation>
    </message>
    <message>
        <source>at many ratios</source>
        <translation>à de nombreux formats</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>au maximum</translation>
    </message>
    <message>
        <source>at most {most} ratios can be delivered</source>
        <translation>{most} formats au plus peuvent être livrés</translation>
    </message>
    <message>
        <source>batch {batch} was about several folders; undo it where they were</source>
        <translation>le lot {batch} portait sur plusieurs dossiers&#xa0;; annulez-le là où ils étaient</translation>
    </message>
    <message>
        <source>batch {batch} was made by another version</source>
        <translation>le lot {batch} a été fait par une autre version</translation>
    </message>
    <message>
        <source>best epoch {best} of {all}</source>
        <translation>meilleure époque {best} sur {all}</translation>
    </message>
    <message>
        <source>best so far, {gain} % better</source>
        <translation>la meilleure jusqu&apos;ici, {gain}&#xa0;% de mieux</translation>
    </message>
    <message>
        <source>better than {model}: {where}</source>
        <translation>meilleur que {model}&#xa0;: {where}</translation>
    </message>
    <message>
        <source>bin</source>
        <translation>corbeille</translation>
    </message>
    <message>
        <source>bold</source>
        <translation>audacieux</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>en bas</translation>
    </message>
    <message>
        <source>bottom left</source>
        <translation>en bas à gauche</translation>
    </message>
    <message>
        <source>bottom right</source>
        <translation>en bas à droite</translation>
    </message>
    <message>
        <source>camera {angle}</source>
        <translation>appareil {angle}</translation>
    </message>
    <message>
        <source>camera: level</source>
        <translation>appareil&#xa0;: de niveau</translation>
    </message>
    <message>
        <source>camera: {angle}</source>
        <translation>appareil&#xa0;: {angle}</translation>
    </message>
    <message>
        <source>camera: {angle}, seen in the picture</source>
        <translation>appareil&#xa0;: {angle}, visible dans l&apos;image</translation>
    </message>
    <message>
        <source>cannot be decided: {reason}</source>
        <translation>décision impossible&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>cannot be kept: {why}</source>
        <translation>ne peut pas être gardé&#xa0;: {why}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ne peut pas être lu</translation>
    </message>
    <message>
        <source>cannot be read ({why})</source>
        <translation>ne peut pas être lu ({why})</translation>
    </message>
    <message>
        <source>cannot be read: {why}</source>
        <translation>ne peut pas être lu&#xa0;: {why}</translation>
    </message>
    <message>
        <source>cannot be removed ({why})</source>
        <translation>ne peut pas être supprimé ({why})</translation>
    </message>
    <message>
        <source>cannot be used: {why}</source>
        <translation>ne peut pas être utilisé&#xa0;: {why}</translation>
    </message>
    <message>
        <source>cannot be written ({why})</source>
        <translation>impossible à écrire ({why})</translation>
    </message>
    <message>
        <source>cannot be written: its folder is not a folder</source>
        <translation>ne peut pas être écrit&#xa0;: son dossier n&apos;est pas un dossier</translation>
    </message>
    <message>
        <source>cannot be written: there is no such folder</source>
        <translation>ne peut pas être écrit&#xa0;: ce dossier n&apos;existe pas</translation>
    </message>
    <message>
        <source>cannot be written: {why}</source>
        <translation>ne peut pas être écrit&#xa0;: {why}</translation>
    </message>
    <message>
        <source>cannot write this format; use .jpg, .png, .tif or .webp</source>
        <translation>ce format ne peut pas être écrit&#xa0;; utilisez .jpg, .png, .tif ou .webp</translation>
    </message>
    <message>
        <source>cautious</source>
        <translation>prudent</translation>
    </message>
    <message>
        <source>centre cross</source>
        <translation>croix centrale</translation>
    </message>
    <message>
        <source>centre {share}</source>
        <translation>centre {share}</translation>
    </message>
    <message>
        <source>changed by somebody else since it was read; nothing was written</source>
        <translation>modifié par quelqu&apos;un d&apos;autre depuis sa lecture&#xa0;; rien n&apos;a été écrit</translation>
    </message>
    <message>
        <source>changed by somebody else since it was taken back</source>
        <translation>modifié par quelqu&apos;un d&apos;autre depuis son annulation</translation>
    </message>
    <message>
        <source>changed by somebody else since it was written</source>
        <translation>modifié par quelqu&apos;un d&apos;autre depuis son écriture</translation>
    </message>
    <message>
        <source>changed by somebody else since; left as it is</source>
        <translation>modifié par quelqu&apos;un d&apos;autre depuis&#xa0;; laissé tel quel</translation>
    </message>
    <message>
        <source>clockwise</source>
        <translation>dans le sens des aiguilles d&apos;une montre</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>comparaison</translation>
    </message>
    <message>
        <source>comparing crops</source>
        <translation>comparaison des recadrages</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>vérification de la confiance</translation>
    </message>
    <message>
        <source>constant box fitted on train</source>
        <translation>toujours le même cadre</translation>
    </message>
    <message>
        <source>copied from another photo</source>
        <translation>copié d&apos;une autre photo</translation>
    </message>
    <message>
        <source>could not be read or written</source>
        <translation>n&apos;ont pas pu être lues ou écrites</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>recadrage</translation>
    </message>
    <message>
        <source>crop ignored: HasCrop is &quot;{text}&quot;</source>
        <translation>recadrage ignoré&#xa0;: HasCrop vaut &quot;{text}&quot;</translation>
    </message>
    <message>
        <source>crop ignored: {why}</source>
        <translation>recadrage ignoré&#xa0;: {why}</translation>
    </message>
    <message>
        <source>cropped</source>
        <translation>recadrées</translation>
    </message>
    <message>
        <source>cropped in another program</source>
        <translation>recadrées dans un autre programme</translation>
    </message>
    <message>
        <source>crops nothing out of the picture</source>
        <translation>ne garde rien de l’image</translation>
    </message>
    <message>
        <source>cut off, or too large for a sidecar</source>
        <translation>tronqué, ou trop grand pour un fichier XMP</translation>
    </message>
    <message>
        <source>cut short: {there} of {needed} bytes or more</source>
        <translation>tronqué&#xa0;: {there} octets sur {needed} ou plus</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <source>damaged XMP: it has more than one rdf:RDF</source>
        <translation>XMP endommagé&#xa0;: il contient plus d&apos;un rdf:RDF</translation>
    </message>
    <message>
        <source>damaged or not supported ({why})</source>
        <translation>endommagé ou non pris en charge ({why})</translation>
    </message>
    <message>
        <source>damaged raw file ({why})</source>
        <translation>fichier RAW endommagé ({why})</translation>
    </message>
    <message>
        <source>damaged raw file: it ends too early</source>
        <translation>fichier RAW endommagé&#xa0;: il finit trop tôt</translation>
    </message>
    <message>
        <source>damaged, cannot be unpacked</source>
        <translation>endommagé, ne peut être décompressé</translation>
    </message>
    <message>
        <source>damaged, cut off or of an unusual kind of {kind}</source>
        <translation>endommagé, tronqué ou d&apos;une variante inhabituelle de {kind}</translation>
    </message>
    <message>
        <source>damaged, not as long as it says</source>
        <translation>endommagé, pas aussi long qu’il le dit</translation>
    </message>
    <message>
        <source>damaged, not well-formed XML ({why})</source>
        <translation>endommagé, XML mal formé ({why})</translation>
    </message>
    <message>
        <source>damaged: it is not valid {encoding} text</source>
        <translation>endommagé&#xa0;: ce n&apos;est pas un texte {encoding} valide</translation>
    </message>
    <message>
        <source>damaged: what follows cannot be read</source>
        <translation>endommagé : la suite est illisible</translation>
    </message>
    <message>
        <source>damaged: {why}</source>
        <translation>endommagé : {why}</translation>
    </message>
    <message>
        <source>darktable</source>
        <translation>darktable</translation>
    </message>
    <message>
        <source>darktable and RawTherapee</source>
        <translation>darktable et RawTherapee</translation>
    </message>
    <message>
        <source>darktable cache</source>
        <translation>cache de darktable</translation>
    </message>
    <message>
        <source>darktable cannot show this crop as it was proposed</source>
        <translation>darktable ne peut pas montrer ce recadrage tel qu’il a été proposé</translation>
    </message>
    <message>
        <source>darktable cannot show this crop: it is too small</source>
        <translation>darktable ne peut pas montrer ce recadrage : il est trop petit</translation>
    </message>
    <message>
        <source>darktable may show an AVIF turned otherwise, and the crop would lie elsewhere</source>
        <translation>darktable peut montrer un AVIF tourné autrement, et le recadrage serait ailleurs</translation>
    </message>
    <message>
        <source>darktable reads its own history and RawTherapee its profile before all XMP</source>
        <translation>darktable lit son propre historique, et RawTherapee son profil, avant tout XMP</translation>
    </message>
    <message>
        <source>darktable takes crops from these sidecars only when it imports a photo for the first time, and versions from 4.4 on show turned ones wrongly. A photo that it knows keeps its own crop.</source>
        <translation>darktable ne reprend les recadrages de ces fichiers XMP qu&apos;à la première importation d&apos;une photo, et à partir de la version 4.4 il affiche mal ceux qui sont tournés. Une photo qu&apos;il connaît garde son propre recadrage.</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>décidé</translation>
    </message>
    <message>
        <source>decoding took longer than {limit:g} s</source>
        <translation>le décodage a duré plus de {limit:g} s</translation>
    </message>
    <message>
        <source>diagonals</source>
        <translation>diagonales</translation>
    </message>
    <message>
        <source>does not belong to the dataset in {folder}</source>
        <translation>n&apos;appartient pas au jeu de données dans {folder}</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>brouillon</translation>
    </message>
    <message>
        <source>drag a handle</source>
        <translation>tirer une poignée</translation>
    </message>
    <message>
        <source>drag inside</source>
        <translation>tirer à l&apos;intérieur</translation>
    </message>
    <message>
        <source>drag outside</source>
        <translation>tirer à l&apos;extérieur</translation>
    </message>
    <message>
        <source>drawing statistics needs Matplotlib: pip install &apos;cropperhead-desktop[eval]&apos;</source>
        <translation>dessiner les statistiques nécessite Matplotlib&#xa0;: pip install &apos;cropperhead-desktop[eval]&apos;</translation>
    </message>
    <message>
        <source>drawing the table needs Matplotlib: pip install &apos;cropperhead-desktop[eval]&apos;</source>
        <translation>dessiner le tableau nécessite Matplotlib&#xa0;: pip install &apos;cropperhead-desktop[eval]&apos;</translation>
    </message>
    <message>
        <source>drawn by a visitor</source>
        <translation>dessiné par un visiteur</translation>
    </message>
    <message>
        <source>drawn {percent} % tighter, for want of room</source>
        <translation>dessiné {percent}&#xa0;% plus serré, faute de place</translation>
    </message>
    <message>
        <source>embedded XMP ignored: {why}</source>
        <translation>XMP intégré ignoré&#xa0;: {why}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>empty: it holds no XMP</source>
        <translation>vide&#xa0;: il ne contient pas de XMP</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>époque {number}</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>partout</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>code de sortie {code}</translation>
    </message>
    <message>
        <source>face</source>
        <translation>visage</translation>
    </message>
    <message>
        <source>fifths</source>
        <translation>cinquièmes</translation>
    </message>
    <message>
        <source>fine as it is</source>
        <translation>bien ainsi</translation>
    </message>
    <message>
        <source>fine as they are</source>
        <translation>bien ainsi</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>golden ratio</source>
        <translation>nombre d&apos;or</translation>
    </message>
    <message>
        <source>golden spiral</source>
        <translation>spirale d&apos;or</translation>
    </message>
    <message>
        <source>gone, and its size is not known</source>
        <translation>disparu, et sa taille n’est pas connue</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>grille</translation>
    </message>
    <message>
        <source>has a value that is no number</source>
        <translation>a une valeur qui n’est pas un nombre</translation>
    </message>
    <message>
        <source>has edits in {editor}, which may crop it</source>
        <translation>a des retouches dans {editor}, qui la recadrent peut-être</translation>
    </message>
    <message>
        <source>has no labels: arrays cannot be asked about</source>
        <translation>n&apos;a pas d&apos;annotations&#xa0;: on ne peut rien demander sur des tableaux</translation>
    </message>
    <message>
        <source>has the name of a picture; name a folder</source>
        <translation>a le nom d&apos;une image&#xa0;; indiquez un dossier</translation>
    </message>
    <message>
        <source>has the name of a picture; what is written is {kind}</source>
        <translation>a le nom d&apos;une image&#xa0;; ce qui est écrit est {kind}</translation>
    </message>
    <message>
        <source>hidden folder</source>
        <translation>dossier caché</translation>
    </message>
    <message>
        <source>holds nothing that was learnt with {model}</source>
        <translation>ne contient rien d&apos;appris avec {model}</translation>
    </message>
    <message>
        <source>holds the photos themselves; choose a folder of its own</source>
        <translation>contient les photos elles-mêmes&#xa0;; choisissez un dossier à part</translation>
    </message>
    <message>
        <source>horizon</source>
        <translation>horizon</translation>
    </message>
    <message>
        <source>horizon {angle}</source>
        <translation>horizon {angle}</translation>
    </message>
    <message>
        <source>in camera: {ratio}</source>
        <translation>dans l&apos;appareil&#xa0;: {ratio}</translation>
    </message>
    <message>
        <source>in use: what was done in it last is not read</source>
        <translation>en cours d’utilisation : les derniers changements ne sont pas lus</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <source>is &quot;{text}&quot;, not a rectangle</source>
        <translation>est « {text} », pas un rectangle</translation>
    </message>
    <message>
        <source>is &quot;{text}&quot;, not four numbers</source>
        <translation>est « {text} », pas quatre nombres</translation>
    </message>
    <message>
        <source>is &quot;{text}&quot;, of no size</source>
        <translation>est « {text} », sans taille</translation>
    </message>
    <message>
        <source>is &quot;{text}&quot;, outside the picture</source>
        <translation>est « {text} », hors de l’image</translation>
    </message>
    <message>
        <source>is a backup by its name, and those are never overwritten</source>
        <translation>est une sauvegarde d&apos;après son nom, et celles-ci ne sont jamais écrasées</translation>
    </message>
    <message>
        <source>is a file, not a folder</source>
        <translation>est un fichier, pas un dossier</translation>
    </message>
    <message>
        <source>is a folder, not a file</source>
        <translation>est un dossier, pas un fichier</translation>
    </message>
    <message>
        <source>is a photo, which is never overwritten</source>
        <translation>est une photo, ce qui n&apos;est jamais écrasé</translation>
    </message>
    <message>
        <source>is a picture that is there already; --force replaces it</source>
        <translation>est une image qui existe déjà&#xa0;; --force la remplace</translation>
    </message>
    <message>
        <source>is a pipe, socket or device, not a file</source>
        <translation>est un tube, une socket ou un périphérique, pas un fichier</translation>
    </message>
    <message>
        <source>is a sidecar by its name, and those are never overwritten</source>
        <translation>est un fichier XMP d&apos;après son nom, et ceux-ci ne sont jamais écrasés</translation>
    </message>
    <message>
        <source>is a sidecar, which is never overwritten</source>
        <translation>est un fichier XMP, ce qui n&apos;est jamais écrasé</translation>
    </message>
    <message>
        <source>is a whole disk; name a folder on it</source>
        <translation>est un disque entier&#xa0;; indiquez un dossier qui s&apos;y trouve</translation>
    </message>
    <message>
        <source>is damaged, or not what a personal head wrote ({why})</source>
        <translation>est endommagé, ou n&apos;a pas été écrit par un modèle personnel ({why})</translation>
    </message>
    <message>
        <source>is in the way, and is no unfinished export; move it elsewhere</source>
        <translation>gêne, et n&apos;est pas une exportation inachevée&#xa0;; déplacez-le ailleurs</translation>
    </message>
    <message>
        <source>is no list of rows with kind and folders ({why})</source>
        <translation>n&apos;est pas une liste de lignes avec kind et folders ({why})</translation>
    </message>
    <message>
        <source>is not a folder</source>
        <translation>n&apos;est pas un dossier</translation>
    </message>
    <message>
        <source>is not empty; a dataset needs a folder of its own</source>
        <translation>n&apos;est pas vide&#xa0;; un jeu de données a besoin d&apos;un dossier à part</translation>
    </message>
    <message>
        <source>is not of the size that was given</source>
        <translation>n&apos;a pas la taille indiquée</translation>
    </message>
    <message>
        <source>is not the description of a dataset ({why})</source>
        <translation>n&apos;est pas la description d&apos;un jeu de données ({why})</translation>
    </message>
    <message>
        <source>is not the photo that was fetched</source>
        <translation>n&apos;est pas la photo qui a été récupérée</translation>
    </message>
    <message>
        <source>is not what was written: its digest differs</source>
        <translation>n&apos;est pas ce qui a été écrit&#xa0;: son empreinte diffère</translation>
    </message>
    <message>
        <source>is read by this command, so it is not written; choose another name</source>
        <translation>est lu par cette commande, donc il n&apos;est pas écrit&#xa0;; choisissez un autre nom</translation>
    </message>
    <message>
        <source>is still being read</source>
        <translation>est encore en cours de lecture</translation>
    </message>
    <message>
        <source>is there already and cannot be looked into: {why}</source>
        <translation>existe déjà et ne peut pas être examiné&#xa0;: {why}</translation>
    </message>
    <message>
        <source>is there already and was not made by this command; --force replaces it</source>
        <translation>existe déjà et n&apos;a pas été fait par cette commande&#xa0;; --force le remplace</translation>
    </message>
    <message>
        <source>is turned by &quot;{text}&quot;, not an angle</source>
        <translation>est tourné de « {text} », qui n’est pas un angle</translation>
    </message>
    <message>
        <source>is turned by {angle:g} degrees</source>
        <translation>est tourné de {angle:g} degrés</translation>
    </message>
    <message>
        <source>it bends the picture, and a crop would not lie where it was proposed</source>
        <translation>il déforme l’image, et un recadrage ne serait pas où il a été proposé</translation>
    </message>
    <message>
        <source>it can run no part of this model</source>
        <translation>il ne peut exécuter aucune partie de ce modèle</translation>
    </message>
    <message>
        <source>it ended without a word</source>
        <translation>il s&apos;est terminé sans un mot</translation>
    </message>
    <message>
        <source>it has something twice</source>
        <translation>il contient quelque chose deux fois</translation>
    </message>
    <message>
        <source>it has too many settings</source>
        <translation>il a trop de réglages</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>il est endommagé</translation>
    </message>
    <message>
        <source>it is no table of names and values</source>
        <translation>ce n&apos;est pas un tableau de noms et de valeurs</translation>
    </message>
    <message>
        <source>it is not valid UTF-8 text</source>
        <translation>ce n’est pas du texte UTF-8 valable</translation>
    </message>
    <message>
        <source>it is of another version</source>
        <translation>il est d&apos;une autre version</translation>
    </message>
    <message>
        <source>it proposes from now on</source>
        <translation>il propose désormais</translation>
    </message>
    <message>
        <source>it would not survive as it is</source>
        <translation>il ne resterait pas tel quel</translation>
    </message>
    <message>
        <source>its XMP lies behind the index of its further pictures</source>
        <translation>son XMP se trouve après l&apos;index de ses autres images</translation>
    </message>
    <message>
        <source>its bytes from before are not kept; left as it is</source>
        <translation>ses octets d&apos;avant ne sont pas conservés&#xa0;; laissé tel quel</translation>
    </message>
    <message>
        <source>its crop cannot be used: {why}</source>
        <translation>son recadrage ne peut pas être utilisé&#xa0;: {why}</translation>
    </message>
    <message>
        <source>its crop is already applied to these pixels</source>
        <translation>son recadrage est déjà appliqué à ces pixels</translation>
    </message>
    <message>
        <source>its crop is not in the catalogue</source>
        <translation>son recadrage n’est pas dans le catalogue</translation>
    </message>
    <message>
        <source>its crop reaches outside the picture and is not used</source>
        <translation>son recadrage dépasse de l&apos;image et n&apos;est pas utilisé</translation>
    </message>
    <message>
        <source>its crop {why}</source>
        <translation>son recadrage {why}</translation>
    </message>
    <message>
        <source>its declared encoding {encoding} does not fit or is not supported</source>
        <translation>son codage déclaré {encoding} ne convient pas ou n&apos;est pas pris en charge</translation>
    </message>
    <message>
        <source>its folder cannot be read: {why}</source>
        <translation>son dossier ne peut pas être lu&#xa0;: {why}</translation>
    </message>
    <message>
        <source>its folder is gone</source>
        <translation>son dossier a disparu</translation>
    </message>
    <message>
        <source>its folder is not a folder</source>
        <translation>son dossier n&apos;est pas un dossier</translation>
    </message>
    <message>
        <source>its history crops nothing out of the picture</source>
        <translation>son historique ne garde rien de l’image</translation>
    </message>
    <message>
        <source>its history has numbers that are not finite</source>
        <translation>son historique a des nombres qui ne sont pas finis</translation>
    </message>
    <message>
        <source>its history is damaged</source>
        <translation>son historique est endommagé</translation>
    </message>
    <message>
        <source>its history is larger than any that darktable writes</source>
        <translation>son historique est plus grand que tous ceux que darktable écrit</translation>
    </message>
    <message>
        <source>its history is of a version of darktable that is not known</source>
        <translation>son historique est d’une version inconnue de darktable</translation>
    </message>
    <message>
        <source>its history turns the picture in no way that darktable knows</source>
        <translation>son historique tourne l’image d’une façon que darktable ne connaît pas</translation>
    </message>
    <message>
        <source>its libraries or its hardware are missing</source>
        <translation>ses bibliothèques ou son matériel manquent</translation>
    </message>
    <message>
        <source>its photo &quot;{name}&quot; has no usable path</source>
        <translation>sa photo « {name} » n’a pas de chemin utilisable</translation>
    </message>
    <message>
        <source>its photo {number}: no usable file name</source>
        <translation>sa photo {number} : pas de nom de fichier utilisable</translation>
    </message>
    <message>
        <source>its photo {number}: {why}</source>
        <translation>sa photo {number} : {why}</translation>
    </message>
    <message>
        <source>its preview cannot be decoded</source>
        <translation>son aperçu ne peut pas être décodé</translation>
    </message>
    <message>
        <source>its properties are too large for a JPEG</source>
        <translation>ses propriétés sont trop volumineuses pour un JPEG</translation>
    </message>
    <message>
        <source>its section &quot;{name}&quot; names no photo</source>
        <translation>sa section « {name} » ne nomme aucune photo</translation>
    </message>
    <message>
        <source>its sidecar changed meanwhile; nothing was written</source>
        <translation>son fichier XMP a changé entre-temps&#xa0;; rien n&apos;a été écrit</translation>
    </message>
    <message>
        <source>its size is not in the library</source>
        <translation>sa taille n’est pas dans la bibliothèque</translation>
    </message>
    <message>
        <source>its strips or tiles are not told</source>
        <translation>ses bandes ou ses tuiles ne sont pas indiquées</translation>
    </message>
    <message>
        <source>journals cannot be kept here: {why}</source>
        <translation>aucun journal ne peut être tenu ici&#xa0;: {why}</translation>
    </message>
    <message>
        <source>judging on shoots it has not seen</source>
        <translation>jugement sur des séances jamais vues</translation>
    </message>
    <message>
        <source>judging, {turn} of {turns}</source>
        <translation>jugement, {turn} sur {turns}</translation>
    </message>
    <message>
        <source>kept the old one</source>
        <translation>l&apos;ancien reste</translation>
    </message>
    <message>
        <source>kept whole</source>
        <translation>gardées entières</translation>
    </message>
    <message>
        <source>kept: {name} does not hold the same pixels</source>
        <translation>gardé&#xa0;: {name} ne contient pas les mêmes pixels</translation>
    </message>
    <message>
        <source>kept: {name} is gone, this is all there is of it</source>
        <translation>gardé&#xa0;: {name} a disparu, c&apos;est tout ce qu&apos;il en reste</translation>
    </message>
    <message>
        <source>label {name}</source>
        <translation>libellé {name}</translation>
    </message>
    <message>
        <source>larger than {limit} MB, not read</source>
        <translation>plus de {limit} Mo, non lu</translation>
    </message>
    <message>
        <source>learning your taste</source>
        <translation>apprentissage de votre goût</translation>
    </message>
    <message>
        <source>learns by heart: no better on unseen photos for {epochs}</source>
        <translation>apprend par cœur&#xa0;: pas de mieux sur photos jamais vues depuis {epochs}</translation>
    </message>
    <message>
        <source>leavings of a Mac&apos;s archive</source>
        <translation>restes d&apos;une archive Mac</translation>
    </message>
    <message>
        <source>left</source>
        <translation>à gauche</translation>
    </message>
    <message>
        <source>left as they are, nothing written</source>
        <translation>laissées telles quelles, rien d&apos;écrit</translation>
    </message>
    <message>
        <source>less room above</source>
        <translation>moins d&apos;espace au-dessus</translation>
    </message>
    <message>
        <source>level lines {angle}</source>
        <translation>lignes horizontales {angle}</translation>
    </message>
    <message>
        <source>lies in a folder of another program ({kind})</source>
        <translation>se trouve dans un dossier d&apos;un autre programme ({kind})</translation>
    </message>
    <message>
        <source>lies inside {source}: its pictures would be taken for photos; choose another folder</source>
        <translation>se trouve dans {source}&#xa0;: ses images seraient prises pour des photos&#xa0;; choisissez un autre dossier</translation>
    </message>
    <message>
        <source>lies outside the folder, behind a link</source>
        <translation>se trouve hors du dossier, derrière un lien</translation>
    </message>
    <message>
        <source>looking at your photos</source>
        <translation>examen de vos photos</translation>
    </message>
    <message>
        <source>looser</source>
        <translation>plus large</translation>
    </message>
    <message>
        <source>looser than the model by {share} %</source>
        <translation>plus larges que le modèle de {share} %</translation>
    </message>
    <message>
        <source>loupe</source>
        <translation>loupe</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>mal formé</translation>
    </message>
    <message>
        <source>model {card!r} cannot be saved: {why}</source>
        <translation>le modèle {card!r} ne peut pas être enregistré&#xa0;: {why}</translation>
    </message>
    <message>
        <source>more room above</source>
        <translation>plus d&apos;espace au-dessus</translation>
    </message>
    <message>
        <source>mostly at the photo&apos;s own ratio</source>
        <translation>le plus souvent au format de la photo</translation>
    </message>
    <message>
        <source>mostly {ratio}</source>
        <translation>le plus souvent {ratio}</translation>
    </message>
    <message>
        <source>names more than {most} fields</source>
        <translation>nomme plus de {most} champs</translation>
    </message>
    <message>
        <source>names no fields; write for instance {&quot;EXIF:LensModel&quot;: null}</source>
        <translation>ne nomme aucun champ&#xa0;; écrivez par exemple {&quot;EXIF:LensModel&quot;: null}</translation>
    </message>
    <message>
        <source>needs more than {memory} MB of memory</source>
        <translation>nécessite plus de {memory} Mo de mémoire</translation>
    </message>
    <message>
        <source>neither a folder nor a catalogue of an editor that can be read</source>
        <translation>ni un dossier ni le catalogue d’un programme qui peut être lu</translation>
    </message>
    <message>
        <source>neither crop nor level: there would be nothing to do</source>
        <translation>ni recadrer ni redresser&#xa0;: il n&apos;y aurait rien à faire</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>imbriqué trop profondément</translation>
    </message>
    <message>
        <source>no better on unseen photos for {epochs}</source>
        <translation>pas de mieux sur photos jamais vues depuis {epochs}</translation>
    </message>
    <message>
        <source>no crop</source>
        <translation>pas de recadrage</translation>
    </message>
    <message>
        <source>no crop of a photo</source>
        <translation>aucun recadrage d&apos;une photo</translation>
    </message>
    <message>
        <source>no crop yet for {count}</source>
        <translation>pas encore de recadrage pour {count}</translation>
    </message>
    <message>
        <source>no develop settings</source>
        <translation>pas de réglages de développement</translation>
    </message>
    <message>
        <source>no develop settings, they have no end</source>
        <translation>pas de réglages de développement, ils n’ont pas de fin</translation>
    </message>
    <message>
        <source>no face is known</source>
        <translation>aucun visage n&apos;est connu</translation>
    </message>
    <message>
        <source>no format is chosen</source>
        <translation>aucun format n&apos;est choisi</translation>
    </message>
    <message>
        <source>no journal can be kept here</source>
        <translation>aucun journal ne peut être tenu ici</translation>
    </message>
    <message>
        <source>no kind of decision is wanted</source>
        <translation>aucun type de décision n&apos;est demandé</translation>
    </message>
    <message>
        <source>no line found</source>
        <translation>aucune ligne trouvée</translation>
    </message>
    <message>
        <source>no linked crop in {ratio} is recorded: made from the crop</source>
        <translation>aucun recadrage lié en {ratio} n&apos;est enregistré&#xa0;: tiré du recadrage</translation>
    </message>
    <message>
        <source>no permission</source>
        <translation>pas d&apos;autorisation</translation>
    </message>
    <message>
        <source>no permission to write in its folder</source>
        <translation>pas d&apos;autorisation d&apos;écrire dans son dossier</translation>
    </message>
    <message>
        <source>no photo here has a crop that counts as a label ({wanted})</source>
        <translation>aucune photo ici n&apos;a de recadrage qui compte comme annotation ({wanted})</translation>
    </message>
    <message>
        <source>no process</source>
        <translation>aucun processus</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>ce fichier n&apos;existe pas</translation>
    </message>
    <message>
        <source>no such file or folder</source>
        <translation>ce fichier ou dossier n&apos;existe pas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>none of the photos of batch {batch} is where it was; give its id and the folder of today</source>
        <translation>aucune photo du lot {batch} n&apos;est là où elle était&#xa0;; indiquez son identifiant et le dossier actuel</translation>
    </message>
    <message>
        <source>not a catalogue (not an SQLite file)</source>
        <translation>pas un catalogue (pas un fichier SQLite)</translation>
    </message>
    <message>
        <source>not a catalogue of {program} that can be read (it has no table {table})</source>
        <translation>pas un catalogue de {program} qui peut être lu (il n’a pas de table {table})</translation>
    </message>
    <message>
        <source>not a photo in a format this program knows</source>
        <translation>pas une photo dans un format que ce programme connaît</translation>
    </message>
    <message>
        <source>not a photo: this is a video or another media file</source>
        <translation>pas une photo&#xa0;: c&apos;est une vidéo ou un autre média</translation>
    </message>
    <message>
        <source>not a photo: this is a web page, SVG or XML text</source>
        <translation>pas une photo&#xa0;: c&apos;est une page web, du SVG ou un texte XML</translation>
    </message>
    <message>
        <source>not a photo: this is {name}</source>
        <translation>pas une photo&#xa0;: c&apos;est {name}</translation>
    </message>
    <message>
        <source>not a raw file that LibRaw knows, or a damaged one</source>
        <translation>pas un fichier RAW que LibRaw connaît, ou un fichier endommagé</translation>
    </message>
    <message>
        <source>not a regular file (a folder, pipe, socket or device)</source>
        <translation>pas un fichier ordinaire (un dossier, un tube, une socket ou un périphérique)</translation>
    </message>
    <message>
        <source>not a regular file (a pipe, socket or device)</source>
        <translation>pas un fichier ordinaire (un tube, une socket ou un périphérique)</translation>
    </message>
    <message>
        <source>not an XMP file (it has no rdf:RDF)</source>
        <translation>pas un fichier XMP (il n&apos;a pas de rdf:RDF)</translation>
    </message>
    <message>
        <source>not better than {model}: {where}</source>
        <translation>pas meilleur que {model}&#xa0;: {where}</translation>
    </message>
    <message>
        <source>not changed: ExifTool reads {name} as {value}</source>
        <translation>non modifié&#xa0;: ExifTool lit {name} comme {value}</translation>
    </message>
    <message>
        <source>not changed: its backup does not hold the same bytes</source>
        <translation>non modifié&#xa0;: sa sauvegarde ne contient pas les mêmes octets</translation>
    </message>
    <message>
        <source>not changed: somebody else changed it meanwhile</source>
        <translation>non modifié&#xa0;: quelqu&apos;un d&apos;autre l&apos;a modifié entre-temps</translation>
    </message>
    <message>
        <source>not changed: the photo is write-protected</source>
        <translation>non modifié&#xa0;: la photo est protégée en écriture</translation>
    </message>
    <message>
        <source>not changed: what ExifTool wrote does not read back</source>
        <translation>non modifié&#xa0;: ce qu&apos;ExifTool a écrit ne se relit pas</translation>
    </message>
    <message>
        <source>not changed: {left} was left by an interrupted ExifTool; look at it first</source>
        <translation>non modifié&#xa0;: {left} a été laissé par un ExifTool interrompu&#xa0;; examinez-le d&apos;abord</translation>
    </message>
    <message>
        <source>not changed: {why}</source>
        <translation>non modifié&#xa0;: {why}</translation>
    </message>
    <message>
        <source>not complete: {why}</source>
        <translation>incomplet&#xa0;: {why}</translation>
    </message>
    <message>
        <source>not embedded into {raw}: its sidecar has the crop</source>
        <translation>non écrit dans {raw}&#xa0;: son fichier XMP a le recadrage</translation>
    </message>
    <message>
        <source>not levelled</source>
        <translation>non redressée</translation>
    </message>
    <message>
        <source>not levelled: {found:.1f}° is more than {wanted:g}°</source>
        <translation>non redressée&#xa0;: {found:.1f}° dépasse {wanted:g}°</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>non autorisé</translation>
    </message>
    <message>
        <source>not put back: {why}</source>
        <translation>non rétabli&#xa0;: {why}</translation>
    </message>
    <message>
        <source>not read: it takes too long to find anything in it</source>
        <translation>non lu : il faut trop de temps pour y trouver quelque chose</translation>
    </message>
    <message>
        <source>not removed: {why}</source>
        <translation>non supprimé&#xa0;: {why}</translation>
    </message>
    <message>
        <source>not rewritten: it has the property {name} twice</source>
        <translation>non réécrit&#xa0;: il a deux fois la propriété {name}</translation>
    </message>
    <message>
        <source>not rewritten: it has {count} properties, more than {most}</source>
        <translation>non réécrit&#xa0;: il a {count} propriétés, plus de {most}</translation>
    </message>
    <message>
        <source>not rewritten: its history is damaged</source>
        <translation>non réécrit : son historique est endommagé</translation>
    </message>
    <message>
        <source>not rewritten: some of its history would not survive</source>
        <translation>non réécrit : une partie de son historique serait perdue</translation>
    </message>
    <message>
        <source>not rewritten: some of its other properties would not survive</source>
        <translation>non réécrit&#xa0;: certaines de ses autres propriétés seraient perdues</translation>
    </message>
    <message>
        <source>not rewritten: what stands around its XMP would not survive</source>
        <translation>non réécrit&#xa0;: ce qui entoure son XMP serait perdu</translation>
    </message>
    <message>
        <source>not supported: {what}</source>
        <translation>non pris en charge&#xa0;: {what}</translation>
    </message>
    <message>
        <source>not sure enough</source>
        <translation>pas assez sûr</translation>
    </message>
    <message>
        <source>not sure enough: {found:.2f}, wanted {wanted:.2f}</source>
        <translation>pas assez sûr&#xa0;: {found:.2f}, voulu {wanted:.2f}</translation>
    </message>
    <message>
        <source>not sure: look at this proposal</source>
        <translation>pas sûr&#xa0;: regarder cette proposition</translation>
    </message>
    <message>
        <source>not valid {kind} ({why})</source>
        <translation>{kind} non valide ({why})</translation>
    </message>
    <message>
        <source>not written, since no backup can be made: {why}</source>
        <translation>non écrit, car aucune sauvegarde ne peut être faite&#xa0;: {why}</translation>
    </message>
    <message>
        <source>not written: a link to a file outside the folder</source>
        <translation>non écrit&#xa0;: un lien vers un fichier hors du dossier</translation>
    </message>
    <message>
        <source>not written: the sidecar is write-protected</source>
        <translation>non écrit&#xa0;: le fichier XMP est protégé en écriture</translation>
    </message>
    <message>
        <source>not written: {holder} writes in this folder; if it does not run any more, remove {file}</source>
        <translation>non écrit&#xa0;: {holder} écrit dans ce dossier&#xa0;; si ce n&apos;est plus le cas, supprimez {file}</translation>
    </message>
    <message>
        <source>not written: {why}</source>
        <translation>non écrit&#xa0;: {why}</translation>
    </message>
    <message>
        <source>nothing is named that could be forgotten</source>
        <translation>rien n&apos;est indiqué qui puisse être oublié</translation>
    </message>
    <message>
        <source>nothing learnt yet</source>
        <translation>rien appris pour l&apos;instant</translation>
    </message>
    <message>
        <source>nothing to level</source>
        <translation>rien à redresser</translation>
    </message>
    <message>
        <source>nothing to write for {count}</source>
        <translation>rien à écrire pour {count}</translation>
    </message>
    <message>
        <source>offline, and the catalogue does not tell its size</source>
        <translation>hors ligne, et le catalogue ne dit pas sa taille</translation>
    </message>
    <message>
        <source>on {count} the crops look alike</source>
        <translation>sur {count}, les recadrages se ressemblent</translation>
    </message>
    <message>
        <source>one of its texts is too long, or it is nested too deeply</source>
        <translation>un de ses textes est trop long, ou il est imbriqué trop profondément</translation>
    </message>
    <message>
        <source>only ExifTool can read {names}, and it is not installed (exiftool.org)</source>
        <translation>seul ExifTool peut lire {names}, et il n&apos;est pas installé (exiftool.org)</translation>
    </message>
    <message>
        <source>only proposed</source>
        <translation>seulement proposé</translation>
    </message>
    <message>
        <source>only proposed, not decided</source>
        <translation>seulement proposé, pas décidé</translation>
    </message>
    <message>
        <source>only the crop was taken back, other things in it changed since</source>
        <translation>seul le recadrage a été repris, d&apos;autres choses y ont changé depuis</translation>
    </message>
    <message>
        <source>only the crop was taken back: its bytes from before are not kept</source>
        <translation>seul le recadrage a été repris&#xa0;: ses octets d&apos;avant ne sont pas conservés</translation>
    </message>
    <message>
        <source>or drop a folder here</source>
        <translation>ou déposez un dossier ici</translation>
    </message>
    <message>
        <source>originals kept by ACDSee</source>
        <translation>originaux conservés par ACDSee</translation>
    </message>
    <message>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <source>overlap with your crops before they were learnt: the model {model} %, your style {own} %; {who}</source>
        <translation>recouvrement avec vos recadrages avant leur apprentissage : le modèle {model} %, votre style {own} % ; {who}</translation>
    </message>
    <message>
        <source>passed as they are, nothing written</source>
        <translation>laissées telles quelles, rien d&apos;écrit</translation>
    </message>
    <message>
        <source>passed over: rejected</source>
        <translation>passée&#xa0;: rejetée</translation>
    </message>
    <message>
        <source>passed over: {kind}</source>
        <translation>ignoré&#xa0;: {kind}</translation>
    </message>
    <message>
        <source>passed over: {kind}, with {count} such folders</source>
        <translation>ignoré&#xa0;: {kind}, avec {count} dossiers de ce genre</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>autorisation refusée</translation>
    </message>
    <message>
        <source>photos it learns from</source>
        <translation>photos dont il apprend</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>marquée</translation>
    </message>
    <message>
        <source>picture: leans {angle}</source>
        <translation>image&#xa0;: penche de {angle}</translation>
    </message>
    <message>
        <source>pictures in a shard</source>
        <translation>images par fragment</translation>
    </message>
    <message>
        <source>program</source>
        <translation>programme</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>proposé</translation>
    </message>
    <message>
        <source>random place, sizes of {model}</source>
        <translation>place au hasard, tailles de {model}</translation>
    </message>
    <message>
        <source>read as others describe such catalogues: sizes and ratios alone count</source>
        <translation>lu comme d’autres décrivent ces catalogues : seuls tailles et formats comptent</translation>
    </message>
    <message>
        <source>read, but its version ({version}) was not tried</source>
        <translation>lu, mais sa version ({version}) n’a pas été essayée</translation>
    </message>
    <message>
        <source>reading your photos</source>
        <translation>lecture de vos photos</translation>
    </message>
    <message>
        <source>reading {file}</source>
        <translation>lecture de {file}</translation>
    </message>
    <message>
        <source>refused: it has a DOCTYPE or an entity definition, which XMP must not have</source>
        <translation>refusé&#xa0;: il a un DOCTYPE ou une définition d&apos;entité, ce que XMP ne doit pas avoir</translation>
    </message>
    <message>
        <source>refused: it has a DOCTYPE, which XMP must not have</source>
        <translation>refusé&#xa0;: il a un DOCTYPE, ce que XMP ne doit pas avoir</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejetée</translation>
    </message>
    <message>
        <source>rejected, passed over</source>
        <translation>rejetées, passées</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>remplacer</translation>
    </message>
    <message>
        <source>right</source>
        <translation>à droite</translation>
    </message>
    <message>
        <source>safe areas</source>
        <translation>zones de sécurité</translation>
    </message>
    <message>
        <source>says nearly the same for every photo</source>
        <translation>dit presque la même chose pour chaque photo</translation>
    </message>
    <message>
        <source>scale or offset is not a number</source>
        <translation>l&apos;échelle ou le décalage n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>shaped like the photo</source>
        <translation>de la forme de la photo</translation>
    </message>
    <message>
        <source>shows empty corners beside the picture</source>
        <translation>montre des coins vides à côté de l’image</translation>
    </message>
    <message>
        <source>sidecar cannot be read: {why}</source>
        <translation>le fichier XMP ne peut pas être lu&#xa0;: {why}</translation>
    </message>
    <message>
        <source>snapshots and older versions</source>
        <translation>instantanés et versions antérieures</translation>
    </message>
    <message>
        <source>some of its properties would not survive</source>
        <translation>certaines de ses propriétés seraient perdues</translation>
    </message>
    <message>
        <source>somebody else has just made this file; nothing was written</source>
        <translation>quelqu&apos;un d&apos;autre vient de créer ce fichier&#xa0;; rien n&apos;a été écrit</translation>
    </message>
    <message>
        <source>spared: a crop is proposed already</source>
        <translation>épargnée&#xa0;: un recadrage est déjà proposé</translation>
    </message>
    <message>
        <source>spared: a crop was accepted</source>
        <translation>épargnée&#xa0;: un recadrage a été accepté</translation>
    </message>
    <message>
        <source>spared: a crop was made by hand</source>
        <translation>épargnée&#xa0;: un recadrage a été fait à la main</translation>
    </message>
    <message>
        <source>spared: decided in another program</source>
        <translation>épargnée&#xa0;: décidée dans un autre programme</translation>
    </message>
    <message>
        <source>spared: decided in {editor}</source>
        <translation>épargnée&#xa0;: décidée dans {editor}</translation>
    </message>
    <message>
        <source>spared: it has a crop from another program</source>
        <translation>épargnée&#xa0;: elle a un recadrage d&apos;un autre programme</translation>
    </message>
    <message>
        <source>spared: it was cropped in the camera</source>
        <translation>épargnée&#xa0;: elle a été recadrée dans l&apos;appareil</translation>
    </message>
    <message>
        <source>spared: it was decided to keep the original</source>
        <translation>épargnée&#xa0;: il a été décidé de garder l&apos;original</translation>
    </message>
    <message>
        <source>spared: its crop was taken out by hand</source>
        <translation>épargnée&#xa0;: son recadrage a été retiré à la main</translation>
    </message>
    <message>
        <source>square, with grey bars</source>
        <translation>carré, avec des bandes grises</translation>
    </message>
    <message>
        <source>squashed to a square</source>
        <translation>comprimé en carré</translation>
    </message>
    <message>
        <source>starting …</source>
        <translation>démarrage …</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>strips or tiles are missing</source>
        <translation>des bandes ou des tuiles manquent</translation>
    </message>
    <message>
        <source>subjects left of where the model puts them</source>
        <translation>sujets plus à gauche que chez le modèle</translation>
    </message>
    <message>
        <source>subjects right of where the model puts them</source>
        <translation>sujets plus à droite que chez le modèle</translation>
    </message>
    <message>
        <source>test</source>
        <translation>test</translation>
    </message>
    <message>
        <source>the EXIF directories are damaged</source>
        <translation>les répertoires EXIF sont endommagés</translation>
    </message>
    <message>
        <source>the ONNX model differs from the trained one by {difference} (limit {limit})</source>
        <translation>le modèle ONNX diffère du modèle entraîné de {difference} (limite {limit})</translation>
    </message>
    <message>
        <source>the calibration of the angle has an impossible number</source>
        <translation>le calibrage de l&apos;angle a un nombre impossible</translation>
    </message>
    <message>
        <source>the calibration of the angle is not usable: {why}</source>
        <translation>le calibrage de l&apos;angle n&apos;est pas utilisable&#xa0;: {why}</translation>
    </message>
    <message>
        <source>the calibration of the angle needs {count} prior probabilities above 0</source>
        <translation>le calibrage de l&apos;angle nécessite {count} probabilités a priori supérieures à 0</translation>
    </message>
    <message>
        <source>the catalogue does not tell its size</source>
        <translation>le catalogue ne donne pas sa taille</translation>
    </message>
    <message>
        <source>the collection needs: pip install &apos;cropperhead-desktop[store]&apos;</source>
        <translation>la collecte nécessite&#xa0;: pip install &apos;cropperhead-desktop[store]&apos;</translation>
    </message>
    <message>
        <source>the crop cannot be written: it does not read back</source>
        <translation>le recadrage ne peut pas être écrit&#xa0;: il ne se relit pas</translation>
    </message>
    <message>
        <source>the crop cannot be written: {why}</source>
        <translation>le recadrage ne peut pas être écrit&#xa0;: {why}</translation>
    </message>
    <message>
        <source>the crop has only {width:.0f} x {height:.0f} px: it was enlarged</source>
        <translation>le recadrage n&apos;a que {width:.0f} x {height:.0f} px&#xa0;: il a été agrandi</translation>
    </message>
    <message>
        <source>the crop is already applied to the pixels</source>
        <translation>le recadrage est déjà appliqué aux pixels</translation>
    </message>
    <message>
        <source>the crop lies on a picture that Upright or Transform bent</source>
        <translation>le recadrage se trouve sur une image déformée par Upright ou Transformation</translation>
    </message>
    <message>
        <source>the crop lies outside the picture</source>
        <translation>le recadrage est hors de l&apos;image</translation>
    </message>
    <message>
        <source>the crop reaches outside the picture</source>
        <translation>le recadrage dépasse de l&apos;image</translation>
    </message>
    <message>
        <source>the crop {crop} is not made of finite numbers</source>
        <translation>le recadrage {crop} n&apos;est pas fait de nombres finis</translation>
    </message>
    <message>
        <source>the decoder crashed on this file ({how})</source>
        <translation>le décodeur a planté sur ce fichier ({how})</translation>
    </message>
    <message>
        <source>the decoder process could not be started</source>
        <translation>le processus de décodage n&apos;a pas pu démarrer</translation>
    </message>
    <message>
        <source>the decoder process could not be started ({why})</source>
        <translation>le processus de décodage n&apos;a pas pu démarrer ({why})</translation>
    </message>
    <message>
        <source>the default of {tag} is neither text, number, true, false nor null</source>
        <translation>la valeur par défaut de {tag} n&apos;est ni un texte, ni un nombre, ni true, false ou null</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>le disque est plein</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>le disque est en lecture seule</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>le quota de disque est épuisé</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>le disque signale une erreur</translation>
    </message>
    <message>
        <source>the estimate of worth is not usable: {why}</source>
        <translation>l&apos;estimation de l&apos;intérêt n&apos;est pas utilisable&#xa0;: {why}</translation>
    </message>
    <message>
        <source>the file is cut off (truncated)</source>
        <translation>le fichier est tronqué</translation>
    </message>
    <message>
        <source>the file is empty (zero bytes)</source>
        <translation>le fichier est vide (zéro octet)</translation>
    </message>
    <message>
        <source>the file name is too long</source>
        <translation>le nom du fichier est trop long</translation>
    </message>
    <message>
        <source>the file or its folder is gone</source>
        <translation>le fichier ou son dossier a disparu</translation>
    </message>
    <message>
        <source>the file would be larger than allowed</source>
        <translation>le fichier serait plus grand que permis</translation>
    </message>
    <message>
        <source>the frame is far larger than the photo</source>
        <translation>le cadre est bien plus grand que la photo</translation>
    </message>
    <message>
        <source>the installed onnxruntime does not have it</source>
        <translation>l&apos;onnxruntime installé ne l&apos;a pas</translation>
    </message>
    <message>
        <source>the journal cannot be kept, so nothing is written: {why}</source>
        <translation>le journal ne peut pas être tenu, donc rien n&apos;est écrit&#xa0;: {why}</translation>
    </message>
    <message>
        <source>the journal cannot be read: {why}</source>
        <translation>le journal ne peut pas être lu&#xa0;: {why}</translation>
    </message>
    <message>
        <source>the journal of this batch is gone</source>
        <translation>le journal de ce lot a disparu</translation>
    </message>
    <message>
        <source>the judgement cannot be kept ({why})</source>
        <translation>le jugement ne peut pas être conservé ({why})</translation>
    </message>
    <message>
        <source>the judgement cannot be taken back ({why})</source>
        <translation>le jugement ne peut pas être repris ({why})</translation>
    </message>
    <message>
        <source>the judgements cannot be read ({why})</source>
        <translation>les jugements ne peuvent pas être lus ({why})</translation>
    </message>
    <message>
        <source>the label of {file} as {form} reads back differently</source>
        <translation>l&apos;annotation de {file} en {form} est différente à la relecture</translation>
    </message>
    <message>
        <source>the labels as {form} cannot be read ({why})</source>
        <translation>les annotations en {form} ne peuvent pas être lues ({why})</translation>
    </message>
    <message>
        <source>the link points in a circle</source>
        <translation>le lien tourne en rond</translation>
    </message>
    <message>
        <source>the link points to a file that does not exist</source>
        <translation>le lien mène à un fichier qui n&apos;existe pas</translation>
    </message>
    <message>
        <source>the linked crop in {ratio} leaves the picture</source>
        <translation>le recadrage lié en {ratio} sort de l&apos;image</translation>
    </message>
    <message>
        <source>the linked crops cannot be written: they do not read back</source>
        <translation>les recadrages liés ne peuvent pas être écrits&#xa0;: ils ne se relisent pas</translation>
    </message>
    <message>
        <source>the loss is no number any more: lower the learning rate</source>
        <translation>la perte n&apos;est plus un nombre&#xa0;: baisser le taux d&apos;apprentissage</translation>
    </message>
    <message>
        <source>the model does not say how sure it is</source>
        <translation>le modèle ne dit pas à quel point il est sûr</translation>
    </message>
    <message>
        <source>the model itself</source>
        <translation>le modèle lui-même</translation>
    </message>
    <message>
        <source>the model proposes to keep everything</source>
        <translation>le modèle propose de tout garder</translation>
    </message>
    <message>
        <source>the model proposes until you make a crop of your own</source>
        <translation>le modèle propose jusqu&apos;à votre premier recadrage</translation>
    </message>
    <message>
        <source>the model proposes, as you wished</source>
        <translation>le modèle propose, comme vous l&apos;avez souhaité</translation>
    </message>
    <message>
        <source>the model proposes: it was nearer to your crops</source>
        <translation>le modèle propose : il était plus proche de vos recadrages</translation>
    </message>
    <message>
        <source>the model&apos;s scores of boxes are not one finite number each</source>
        <translation>les notes que le modèle donne aux cadres ne sont pas chacune un nombre fini</translation>
    </message>
    <message>
        <source>the photo is damaged before its XMP</source>
        <translation>la photo est endommagée avant son XMP</translation>
    </message>
    <message>
        <source>the photo was turned, cut or replaced since its crop was decided</source>
        <translation>la photo a été tournée, coupée ou remplacée depuis la décision sur son recadrage</translation>
    </message>
    <message>
        <source>the photo&apos;s XMP chunk is damaged</source>
        <translation>le bloc XMP de la photo est endommagé</translation>
    </message>
    <message>
        <source>the photo&apos;s compressed XMP is cut off or far too large</source>
        <translation>le XMP compressé de la photo est tronqué ou bien trop grand</translation>
    </message>
    <message>
        <source>the photo&apos;s compressed XMP is damaged</source>
        <translation>le XMP compressé de la photo est endommagé</translation>
    </message>
    <message>
        <source>the picture leans {angle}, no line found</source>
        <translation>l&apos;image penche de {angle}, aucune ligne trouvée</translation>
    </message>
    <message>
        <source>the picture looks level, no line found</source>
        <translation>l&apos;image semble droite, aucune ligne trouvée</translation>
    </message>
    <message>
        <source>the pixels lie in more than {most} scans</source>
        <translation>les pixels sont répartis en plus de {most} passes</translation>
    </message>
    <message>
        <source>the preview cannot be decoded: {why}</source>
        <translation>l&apos;aperçu ne peut pas être décodé&#xa0;: {why}</translation>
    </message>
    <message>
        <source>the program is closing</source>
        <translation>le programme se ferme</translation>
    </message>
    <message>
        <source>the projection of this model is not where it is looked for</source>
        <translation>la projection de ce modèle n&apos;est pas là où elle est cherchée</translation>
    </message>
    <message>
        <source>the report cannot be written here: {why}</source>
        <translation>le rapport ne peut pas être écrit ici&#xa0;: {why}</translation>
    </message>
    <message>
        <source>the rows of a part cannot be read: {why}</source>
        <translation>les lignes d&apos;une partie ne peuvent pas être lues&#xa0;: {why}</translation>
    </message>
    <message>
        <source>the shape of its picture is not known: a diagonal sensor without a preview</source>
        <translation>la forme de son image est inconnue&#xa0;: un capteur diagonal sans aperçu</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>le début</translation>
    </message>
    <message>
        <source>the style cannot be kept ({why})</source>
        <translation>le style ne peut pas être conservé ({why})</translation>
    </message>
    <message>
        <source>the system&apos;s own folder</source>
        <translation>le dossier du système</translation>
    </message>
    <message>
        <source>there is a style called {name} already</source>
        <translation>il existe déjà un style nommé {name}</translation>
    </message>
    <message>
        <source>there is no device called {device}; known are auto, {names}</source>
        <translation>aucun périphérique nommé {device}&#xa0;; connus&#xa0;: auto, {names}</translation>
    </message>
    <message>
        <source>there is no loss called {loss}; known are: {known}</source>
        <translation>il n&apos;y a pas de perte nommée {loss}&#xa0;; connues&#xa0;: {known}</translation>
    </message>
    <message>
        <source>there is no model called {name}</source>
        <translation>aucun modèle nommé {name}</translation>
    </message>
    <message>
        <source>there is no model called {name}; known are: {known}</source>
        <translation>aucun modèle nommé {name}&#xa0;; connus&#xa0;: {known}</translation>
    </message>
    <message>
        <source>there is no proposal yet</source>
        <translation>il n&apos;y a pas encore de proposition</translation>
    </message>
    <message>
        <source>there is no recipe called {recipe}; known are: {known}</source>
        <translation>aucune recette nommée {recipe}&#xa0;; connues&#xa0;: {known}</translation>
    </message>
    <message>
        <source>there is no style called {name}</source>
        <translation>aucun style nommé {name}</translation>
    </message>
    <message>
        <source>thirds</source>
        <translation>tiers</translation>
    </message>
    <message>
        <source>this format cannot carry a crop inside the file</source>
        <translation>ce format ne peut pas porter de recadrage dans le fichier</translation>
    </message>
    <message>
        <source>this is a folder, not a photo</source>
        <translation>c&apos;est un dossier, pas une photo</translation>
    </message>
    <message>
        <source>this is the photo itself, which is never overwritten</source>
        <translation>c&apos;est la photo elle-même, qui n&apos;est jamais écrasée</translation>
    </message>
    <message>
        <source>this model does not hold the weights that were taught further</source>
        <translation>ce modèle ne contient pas les poids qui ont été réentraînés</translation>
    </message>
    <message>
        <source>this model has no output {name}</source>
        <translation>ce modèle n&apos;a pas de sortie {name}</translation>
    </message>
    <message>
        <source>this model holds no MobileNet v1 trunk that could be taught further</source>
        <translation>ce modèle ne contient pas de tronc MobileNet v1 qui puisse être réentraîné</translation>
    </message>
    <message>
        <source>this recipe compares with no other weights; `cropperhead evaluate` does</source>
        <translation>cette recette ne compare pas avec d&apos;autres poids&#xa0;; `cropperhead evaluate` le fait</translation>
    </message>
    <message>
        <source>this recipe needs --set photos=FOLDER and --set trunk=FILE</source>
        <translation>cette recette a besoin de --set photos=FOLDER et --set trunk=FILE</translation>
    </message>
    <message>
        <source>thumbnails of a network drive</source>
        <translation>vignettes d&apos;un disque réseau</translation>
    </message>
    <message>
        <source>tighter</source>
        <translation>plus serré</translation>
    </message>
    <message>
        <source>tighter than the model by {share} %</source>
        <translation>plus serrés que le modèle de {share} %</translation>
    </message>
    <message>
        <source>too little room around the head</source>
        <translation>trop peu de place autour de la tête</translation>
    </message>
    <message>
        <source>too little to learn from: {crops} of your own from {shoots}; at least {least} from {apart} are needed, so that what was learnt can be judged on photos it has not seen</source>
        <translation>trop peu pour apprendre&#xa0;: {crops} de vous sur {shoots}&#xa0;; il en faut au moins {least} sur {apart}, pour juger ce qui a été appris sur des photos jamais vues</translation>
    </message>
    <message>
        <source>too modest</source>
        <translation>trop modeste</translation>
    </message>
    <message>
        <source>too small</source>
        <translation>trop petit</translation>
    </message>
    <message>
        <source>too small: the crop would have {found:.1f} MP, wanted {wanted:g} MP</source>
        <translation>trop petit&#xa0;: le recadrage aurait {found:.1f} MP, voulu {wanted:g} MP</translation>
    </message>
    <message>
        <source>too sure of itself</source>
        <translation>trop sûr de lui</translation>
    </message>
    <message>
        <source>top</source>
        <translation>en haut</translation>
    </message>
    <message>
        <source>top left</source>
        <translation>en haut à gauche</translation>
    </message>
    <message>
        <source>top of a head</source>
        <translation>haut d&apos;une tête</translation>
    </message>
    <message>
        <source>top right</source>
        <translation>en haut à droite</translation>
    </message>
    <message>
        <source>train</source>
        <translation>train</translation>
    </message>
    <message>
        <source>train must have a share, none less than 0</source>
        <translation>train doit avoir une part, et aucune ne peut être inférieure à 0</translation>
    </message>
    <message>
        <source>training needs PyTorch: pip install &apos;cropperhead-desktop[train]&apos;</source>
        <translation>l&apos;entraînement nécessite PyTorch&#xa0;: pip install &apos;cropperhead-desktop[train]&apos;</translation>
    </message>
    <message>
        <source>triangles</source>
        <translation>triangles</translation>
    </message>
    <message>
        <source>trouble of the program itself ({words}); please report it</source>
        <translation>problème du programme lui-même ({words})&#xa0;; merci de le signaler</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>undone in part</source>
        <translation>annulé en partie</translation>
    </message>
    <message>
        <source>unseen photos</source>
        <translation>photos jamais vues</translation>
    </message>
    <message>
        <source>utf-8</source>
        <translation>utf-8</translation>
    </message>
    <message>
        <source>val</source>
        <translation>val</translation>
    </message>
    <message>
        <source>validation stopped improving: overfitting begins</source>
        <translation>les photos jamais vues ne s&apos;améliorent plus&#xa0;: le surapprentissage commence</translation>
    </message>
    <message>
        <source>varies more than people do</source>
        <translation>varie plus que les gens</translation>
    </message>
    <message>
        <source>verticals {angle}</source>
        <translation>verticales {angle}</translation>
    </message>
    <message>
        <source>video library</source>
        <translation>vidéothèque</translation>
    </message>
    <message>
        <source>was changed while it was exported</source>
        <translation>a été modifié pendant l&apos;exportation</translation>
    </message>
    <message>
        <source>was not made: {path}: {why}</source>
        <translation>n&apos;a pas été fait&#xa0;: {path}&#xa0;: {why}</translation>
    </message>
    <message>
        <source>what was learnt cannot be copied (nothing was learnt yet)</source>
        <translation>ce qui a été appris ne peut pas être copié (rien n&apos;a encore été appris)</translation>
    </message>
    <message>
        <source>what was learnt cannot be written ({why})</source>
        <translation>ce qui a été appris ne peut pas être écrit ({why})</translation>
    </message>
    <message>
        <source>which model is used cannot be remembered ({why})</source>
        <translation>le modèle utilisé ne peut pas être mémorisé ({why})</translation>
    </message>
    <message>
        <source>whole photo</source>
        <translation>photo entière</translation>
    </message>
    <message>
        <source>without a photo end a shoot</source>
        <translation>sans photo terminent une séance</translation>
    </message>
    <message>
        <source>would have {count:,} labels; {forms} is one file that nobody opens, take parquet or webdataset</source>
        <translation>aurait {count:,} étiquettes ; {forms} est un fichier que personne n&apos;ouvre, prenez parquet ou webdataset</translation>
    </message>
    <message>
        <source>written in UTF-32, which is not supported</source>
        <translation>écrit en UTF-32, ce qui n&apos;est pas pris en charge</translation>
    </message>
    <message>
        <source>your crops propose</source>
        <translation>vos recadrages proposent</translation>
    </message>
    <message>
        <source>your crops propose: the ratio and size of the first, where the model likes them</source>
        <translation>vos recadrages proposent : le format et la taille du premier, là où le modèle les apprécie</translation>
    </message>
    <message>
        <source>your editor</source>
        <translation>votre éditeur</translation>
    </message>
    <message>
        <source>{angle} clockwise</source>
        <translation>{angle} dans le sens horaire</translation>
    </message>
    <message>
        <source>{angle} counter-clockwise</source>
        <translation>{angle} dans le sens antihoraire</translation>
    </message>
    <message>
        <source>{blamed}ExifTool crashed on it twice</source>
        <translation>{blamed}ExifTool a planté deux fois dessus</translation>
    </message>
    <message>
        <source>{blamed}ExifTool did not answer within {limit:g} seconds and was stopped</source>
        <translation>{blamed}ExifTool n&apos;a pas répondu en {limit:g} secondes et a été arrêté</translation>
    </message>
    <message>
        <source>{card}: its card has no usable confidence for {name} ({why})</source>
        <translation>{card}&#xa0;: sa fiche n&apos;a pas de certitude utilisable pour {name} ({why})</translation>
    </message>
    <message>
        <source>{card}: the model that was trained does not run: {why}</source>
        <translation>{card}&#xa0;: le modèle entraîné ne s&apos;exécute pas&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{card}: {why}</source>
        <translation>{card}&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{count:,} already applied to the pixels</source>
        <translation>{count:,} déjà appliqués aux pixels</translation>
    </message>
    <message>
        <source>{count:,} copied from another photo</source>
        <translation>{count:,} copiés d’une autre photo</translation>
    </message>
    <message>
        <source>{count:,} drawn by visitors</source>
        <translation>{count:,} tracés par des visiteurs</translation>
    </message>
    <message>
        <source>{count:,} known by size and ratio only</source>
        <translation>{count:,} connus par la taille et le format seulement</translation>
    </message>
    <message>
        <source>{count:,} of photos that changed since</source>
        <translation>{count:,} de photos modifiées depuis</translation>
    </message>
    <message>
        <source>{count:,} on pictures that Upright or Transform bent</source>
        <translation>{count:,} sur des images déformées par Upright ou Transformation</translation>
    </message>
    <message>
        <source>{count} accepted</source>
        <translation>{count} acceptée(s)</translation>
    </message>
    <message>
        <source>{count} could not be read</source>
        <translation>{count} illisible(s)</translation>
    </message>
    <message>
        <source>{count} cropped elsewhere</source>
        <translation>{count} recadrée(s) ailleurs</translation>
    </message>
    <message>
        <source>{count} faces are known</source>
        <translation>{count} visages sont connus</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count} en échec</translation>
    </message>
    <message>
        <source>{count} fine as they are</source>
        <translation>{count} bien ainsi</translation>
    </message>
    <message>
        <source>{count} kept</source>
        <translation>{count} gardée(s)</translation>
    </message>
    <message>
        <source>{count} labels as {form} are read back, {wrote} were written</source>
        <translation>{count} annotations en {form} sont relues, {wrote} ont été écrites</translation>
    </message>
    <message>
        <source>{count} left as they are, since somebody changed them meanwhile.</source>
        <translation>{count} laissé(s) en l&apos;état, car modifié(s) entre-temps par quelqu&apos;un.</translation>
    </message>
    <message>
        <source>{count} moved too much</source>
        <translation>{count}&#xa0;: trop de mouvement</translation>
    </message>
    <message>
        <source>{count} of {photos}</source>
        <translation>{count} sur {photos}</translation>
    </message>
    <message>
        <source>{count} of {photos} looked at</source>
        <translation>{count} sur {photos} examinée(s)</translation>
    </message>
    <message>
        <source>{count} of {total} selected</source>
        <translation>{count} sur {total} sélectionnée(s)</translation>
    </message>
    <message>
        <source>{count} pictures, numbered from left to right</source>
        <translation>{count} images, numérotées de gauche à droite</translation>
    </message>
    <message>
        <source>{count} put back.</source>
        <translation>{count} rétabli(s).</translation>
    </message>
    <message>
        <source>{count} undecided</source>
        <translation>{count} non décidée(s)</translation>
    </message>
    <message>
        <source>{cropped} cropped, {whole} kept whole.</source>
        <translation>{cropped} recadrée(s), {whole} gardée(s) entière(s).</translation>
    </message>
    <message>
        <source>{crops} count by size and ratio alone: the photos are elsewhere or older.</source>
        <translation>{crops}&#xa0;: seuls la taille et le format comptent, les photos sont ailleurs ou plus anciennes.</translation>
    </message>
    <message>
        <source>{crops} drawn and not accepted yet</source>
        <translation>{crops} dessiné(s), pas encore accepté(s)</translation>
    </message>
    <message>
        <source>{crops} learnt; proposals are yours now</source>
        <translation>{crops} appris&#xa0;; les propositions suivent désormais votre style</translation>
    </message>
    <message>
        <source>{crops} learnt; the model still proposes</source>
        <translation>{crops} appris&#xa0;; le modèle propose encore</translation>
    </message>
    <message>
        <source>{crops} to accept</source>
        <translation>{crops} à accepter</translation>
    </message>
    <message>
        <source>{done} done</source>
        <translation>{done} faite(s)</translation>
    </message>
    <message>
        <source>{done} done, {undone} taken back</source>
        <translation>{done} faite(s), {undone} annulée(s)</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>{done} of {total} answered</source>
        <translation>{done} sur {total} avec réponse</translation>
    </message>
    <message>
        <source>{editor} has a crop of another picture</source>
        <translation>{editor} a un recadrage d&apos;une autre image</translation>
    </message>
    <message>
        <source>{editor} keeps its own crop of this photo</source>
        <translation>{editor} garde son propre recadrage de cette photo</translation>
    </message>
    <message>
        <source>{editor}: untested, its crops were never compared with what this version shows</source>
        <translation>{editor} : non testé, ses recadrages n’ont jamais été comparés à ce que cette version montre</translation>
    </message>
    <message>
        <source>{files} looked at</source>
        <translation>{files} examiné(s)</translation>
    </message>
    <message>
        <source>{files} put back</source>
        <translation>{files} rétabli(s)</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}</source>
        <translation>{file} ne peut être lu : {why}</translation>
    </message>
    <message>
        <source>{file} is as it was: {why}</source>
        <translation>{file} est comme avant&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{file} is ignored: {why}</source>
        <translation>{file} est ignoré&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{file} is there and cannot be read: somebody</source>
        <translation>{file} existe et ne peut pas être lu&#xa0;: quelqu&apos;un</translation>
    </message>
    <message>
        <source>{file} was left by an interrupted ExifTool</source>
        <translation>{file} a été laissé par un ExifTool interrompu</translation>
    </message>
    <message>
        <source>{file} {why}</source>
        <translation>{file} {why}</translation>
    </message>
    <message>
        <source>{file}: only the crop was taken back, other things in it changed since</source>
        <translation>{file}&#xa0;: seul le recadrage a été repris, d&apos;autres choses y ont changé depuis</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{file}: {why}</source>
        <translation>{file} : {why}</translation>
    </message>
    <message>
        <source>{file}: {words}</source>
        <translation>{file}&#xa0;: {words}</translation>
    </message>
    <message>
        <source>{folders} passed over: {kinds}</source>
        <translation>{folders} ignoré(s)&#xa0;: {kinds}</translation>
    </message>
    <message>
        <source>{folder} is not here: {photos}</source>
        <translation>{folder} n&apos;est pas ici&#xa0;: {photos}</translation>
    </message>
    <message>
        <source>{form} needs {package}: {how}</source>
        <translation>{form} nécessite {package}&#xa0;: {how}</translation>
    </message>
    <message>
        <source>{found}, {count} gone</source>
        <translation>{found}, {count} disparue(s)</translation>
    </message>
    <message>
        <source>{gain} on {shoots} it had not seen ({crops})</source>
        <translation>{gain} sur {shoots} jamais vues ({crops})</translation>
    </message>
    <message>
        <source>{holder} writes in this folder; if it does not run any more, remove {file}</source>
        <translation>{holder} écrit dans ce dossier&#xa0;; si ce n&apos;est plus le cas, supprimez {file}</translation>
    </message>
    <message>
        <source>{host} has another {what}; copy the one of here</source>
        <translation>{host} n&apos;a pas le même {what}&#xa0;; copiez celui d&apos;ici</translation>
    </message>
    <message>
        <source>{host} has version {version} of the program</source>
        <translation>{host} a la version {version} du programme</translation>
    </message>
    <message>
        <source>{judged} judged · {left} to go</source>
        <translation>{judged} jugée(s) · encore {left}</translation>
    </message>
    <message>
        <source>{judged}, {same} of them without a difference to be seen</source>
        <translation>{judged}, dont {same} sans différence visible</translation>
    </message>
    <message>
        <source>{keys} so far</source>
        <translation>{keys} jusqu&apos;ici</translation>
    </message>
    <message>
        <source>{key} is “{name}” already.</source>
        <translation>{key} est déjà «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>{kinds}: both get every decision</source>
        <translation>{kinds}&#xa0;: chaque décision vaut pour les deux</translation>
    </message>
    <message>
        <source>{left} of {total} need you</source>
        <translation>{left} sur {total} à décider</translation>
    </message>
    <message>
        <source>{line!r} is not NAME=VALUE</source>
        <translation>{line!r} n&apos;est pas NAME=VALUE</translation>
    </message>
    <message>
        <source>{manifest}: both splits, train and val, must hold photos</source>
        <translation>{manifest}&#xa0;: les deux parties, train et val, doivent contenir des photos</translation>
    </message>
    <message>
        <source>{manifest}: not a manifest of crops ({why})</source>
        <translation>{manifest}&#xa0;: pas un manifeste de recadrages ({why})</translation>
    </message>
    <message>
        <source>{manifest}: not a manifest of photos ({why})</source>
        <translation>{manifest}&#xa0;: pas un manifeste de photos ({why})</translation>
    </message>
    <message>
        <source>{manifest}: site {site} is in both splits</source>
        <translation>{manifest}&#xa0;: le site {site} est dans les deux parties</translation>
    </message>
    <message>
        <source>{mean} [{low}, {high}]</source>
        <translation>{mean} [{low} ; {high}]</translation>
    </message>
    <message>
        <source>{member} reads back differently</source>
        <translation>{member} est différent à la relecture</translation>
    </message>
    <message>
        <source>{model}, shuffled</source>
        <translation>{model}, mélangé</translation>
    </message>
    <message>
        <source>{model}: the file of this model is gone</source>
        <translation>{model}&#xa0;: le fichier de ce modèle a disparu</translation>
    </message>
    <message>
        <source>{more} needed before anything can be said about habits.</source>
        <translation>Encore nécessaire avant de pouvoir parler d&apos;habitudes&#xa0;: {more}.</translation>
    </message>
    <message>
        <source>{name!r} is not one of {known}</source>
        <translation>{name!r} ne fait pas partie de {known}</translation>
    </message>
    <message>
        <source>{name} (not found)</source>
        <translation>{name} (introuvable)</translation>
    </message>
    <message>
        <source>{name} cannot be opened</source>
        <translation>{name} ne peut pas être ouvert</translation>
    </message>
    <message>
        <source>{name} comes with the program and stays</source>
        <translation>{name} est fourni avec le programme et reste</translation>
    </message>
    <message>
        <source>{name} goes with all that it learnt. Crops stay.</source>
        <translation>{name} disparaît avec tout ce qu&apos;il a appris. Les recadrages restent.</translation>
    </message>
    <message>
        <source>{name} has no head that could be taught; only a network can be trained</source>
        <translation>{name} n&apos;a pas de tête qui puisse apprendre&#xa0;; seul un réseau peut être entraîné</translation>
    </message>
    <message>
        <source>{name} is &quot;{text}&quot;, not a number</source>
        <translation>{name} vaut &quot;{text}&quot;, ce n&apos;est pas un nombre</translation>
    </message>
    <message>
        <source>{name} is &quot;{text}&quot;, outside the picture (0 to 1)</source>
        <translation>{name} vaut &quot;{text}&quot;, hors de l&apos;image (0 à 1)</translation>
    </message>
    <message>
        <source>{name} is gone; its crop was not saved.</source>
        <translation>{name} a disparu&#xa0;; son recadrage n&apos;était pas enregistré.</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name} manque</translation>
    </message>
    <message>
        <source>{name} is no name for a style</source>
        <translation>{name} n&apos;est pas un nom pour un style</translation>
    </message>
    <message>
        <source>{name} is {gain}</source>
        <translation>{name} est {gain}</translation>
    </message>
    <message>
        <source>{name} proposes from now on</source>
        <translation>{name} propose désormais</translation>
    </message>
    <message>
        <source>{name} scores no candidates; teach another one or use --recipe 2020</source>
        <translation>{name} n&apos;évalue pas de candidats&#xa0;; enseigner un autre modèle ou utiliser --recipe 2020</translation>
    </message>
    <message>
        <source>{name} stays; what it learnt can be forgotten</source>
        <translation>{name} reste&#xa0;; ce qu&apos;il a appris peut être oublié</translation>
    </message>
    <message>
        <source>{name} {text!r} cannot be written as XML</source>
        <translation>{name} {text!r} ne peut pas être écrit en XML</translation>
    </message>
    <message>
        <source>{name} {text} cannot be written: it does not read back</source>
        <translation>{name} {text} ne peut pas être écrit&#xa0;: il ne se relit pas</translation>
    </message>
    <message>
        <source>{name}: cut</source>
        <translation>{name}&#xa0;: coupé</translation>
    </message>
    <message>
        <source>{name}: its sidecar changed while your crop is not saved. Enter writes yours over it; resetting the crop takes theirs.</source>
        <translation>{name}&#xa0;: son fichier XMP a changé alors que votre recadrage n&apos;est pas enregistré. Entrée écrit le vôtre par-dessus&#xa0;; réinitialiser le recadrage reprend l&apos;autre.</translation>
    </message>
    <message>
        <source>{name}: there is no photo with a crop to judge by ({unchanged} were accepted unchanged)</source>
        <translation>{name}&#xa0;: aucune photo avec un recadrage qui permette de juger ({unchanged} acceptées sans changement)</translation>
    </message>
    <message>
        <source>{name}: you {own} %, model {model} %</source>
        <translation>{name}&#xa0;: vous {own}&#xa0;%, modèle {model}&#xa0;%</translation>
    </message>
    <message>
        <source>{name}: {count}, {area} % kept, centre {x} % from left and {y} % from top</source>
        <translation>{name}&#xa0;: {count}, {area}&#xa0;% gardés, centre à {x}&#xa0;% de la gauche et {y}&#xa0;% du haut</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{name}: {wrong!r} is not one of {known}</source>
        <translation>{name}&#xa0;: {wrong!r} ne fait pas partie de {known}</translation>
    </message>
    <message>
        <source>{new} has another crop by now than was decided in {old}; it counts</source>
        <translation>{new} a entre-temps un autre recadrage que celui décidé dans {old}&#xa0;; c&apos;est lui qui compte</translation>
    </message>
    <message>
        <source>{one}, {more}</source>
        <translation>{one}, {more}</translation>
    </message>
    <message>
        <source>{one}; {more}</source>
        <translation>{one}&#xa0;; {more}</translation>
    </message>
    <message>
        <source>{origin}, which does not count here</source>
        <translation>{origin}, ce qui ne compte pas ici</translation>
    </message>
    <message>
        <source>{part} of the previous photo pasted to {photos}</source>
        <translation>{part} de la photo précédente&#xa0;: collé sur {photos}</translation>
    </message>
    <message>
        <source>{part} pasted to {photos}</source>
        <translation>{part}&#xa0;: collé sur {photos}</translation>
    </message>
    <message>
        <source>{part} synced to {photos}</source>
        <translation>{part}&#xa0;: synchronisé sur {photos}</translation>
    </message>
    <message>
        <source>{path} is not a text</source>
        <translation>{path} n&apos;est pas un texte</translation>
    </message>
    <message>
        <source>{path}: ExifTool cannot read it ({words})</source>
        <translation>{path}&#xa0;: ExifTool ne peut pas le lire ({words})</translation>
    </message>
    <message>
        <source>{path}: cannot be read ({why})</source>
        <translation>{path}&#xa0;: ne peut pas être lu ({why})</translation>
    </message>
    <message>
        <source>{path}: cannot be tried ({why})</source>
        <translation>{path}&#xa0;: ne peut pas être essayé ({why})</translation>
    </message>
    <message>
        <source>{path}: damaged, or not an .npz of numbers ({why})</source>
        <translation>{path}&#xa0;: endommagé, ou pas un .npz de nombres ({why})</translation>
    </message>
    <message>
        <source>{path}: no model with an angle branch ({why})</source>
        <translation>{path}&#xa0;: pas un modèle avec une branche d&apos;angle ({why})</translation>
    </message>
    <message>
        <source>{path}: not the weights of an EfficientNet-Lite0 ({why})</source>
        <translation>{path}&#xa0;: pas les poids d&apos;un EfficientNet-Lite0 ({why})</translation>
    </message>
    <message>
        <source>{path}: not {what} ({why})</source>
        <translation>{path}&#xa0;: n&apos;est pas {what} ({why})</translation>
    </message>
    <message>
        <source>{path}: output {name} holds values that are not numbers</source>
        <translation>{path}&#xa0;: la sortie {name} contient des valeurs qui ne sont pas des nombres</translation>
    </message>
    <message>
        <source>{path}: the card is for a model called {card}</source>
        <translation>{path}&#xa0;: la fiche est celle d&apos;un modèle nommé {card}</translation>
    </message>
    <message>
        <source>{path}: the checkpoint cannot be read ({why})</source>
        <translation>{path}&#xa0;: le point de reprise ne peut pas être lu ({why})</translation>
    </message>
    <message>
        <source>{path}: the model answers {shapes}, its card says {wanted}</source>
        <translation>{path}&#xa0;: le modèle répond {shapes}, sa fiche dit {wanted}</translation>
    </message>
    <message>
        <source>{path}: the model cannot be read ({why})</source>
        <translation>{path}&#xa0;: le modèle ne peut pas être lu ({why})</translation>
    </message>
    <message>
        <source>{path}: the model cannot be written ({why})</source>
        <translation>{path}&#xa0;: le modèle ne peut pas être écrit ({why})</translation>
    </message>
    <message>
        <source>{path}: the model card cannot be read ({why})</source>
        <translation>{path}&#xa0;: la fiche du modèle ne peut pas être lue ({why})</translation>
    </message>
    <message>
        <source>{path}: the model card is not JSON ({why})</source>
        <translation>{path}&#xa0;: la fiche du modèle n&apos;est pas du JSON ({why})</translation>
    </message>
    <message>
        <source>{path}: the model card is not usable: {why}</source>
        <translation>{path}&#xa0;: la fiche du modèle n&apos;est pas utilisable&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{path}: the model crashed or needed more than {memory} MB on a blank picture, it is not used</source>
        <translation>{path}&#xa0;: le modèle a planté ou nécessité plus de {memory} Mo sur une image vide, il n&apos;est pas utilisé</translation>
    </message>
    <message>
        <source>{path}: the model does not load: {why}</source>
        <translation>{path}&#xa0;: le modèle ne se charge pas&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{path}: the model does not run: {why}</source>
        <translation>{path}&#xa0;: le modèle ne s&apos;exécute pas&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{path}: the model is damaged or was replaced: its SHA-256 is not the one on its card</source>
        <translation>{path}&#xa0;: le modèle est endommagé ou a été remplacé&#xa0;: son SHA-256 n&apos;est pas celui de sa fiche</translation>
    </message>
    <message>
        <source>{path}: the model took longer than {limit:g} s on a blank picture, it is not used</source>
        <translation>{path}&#xa0;: le modèle a mis plus de {limit:g} s sur une image vide, il n&apos;est pas utilisé</translation>
    </message>
    <message>
        <source>{path}: there is already a model of this name</source>
        <translation>{path}&#xa0;: il existe déjà un modèle de ce nom</translation>
    </message>
    <message>
        <source>{path}: this folder holds a run with another configuration or data</source>
        <translation>{path}&#xa0;: ce dossier contient une session avec une autre configuration ou d&apos;autres données</translation>
    </message>
    <message>
        <source>{path}: {name} has another shape than a level reader&apos;s</source>
        <translation>{path}&#xa0;: {name} a une autre forme que dans un lecteur d&apos;inclinaison</translation>
    </message>
    <message>
        <source>{path}: {name} is missing; this is no EfficientNet-Lite0</source>
        <translation>{path}&#xa0;: {name} manque&#xa0;; ce n&apos;est pas un EfficientNet-Lite0</translation>
    </message>
    <message>
        <source>{path}: {name} is missing; this is no level reader</source>
        <translation>{path}&#xa0;: {name} manque&#xa0;; ce n&apos;est pas un lecteur d&apos;inclinaison</translation>
    </message>
    <message>
        <source>{path}: {why}</source>
        <translation>{path}&#xa0;: {why}</translation>
    </message>
    <message>
        <source>{photos} accepted</source>
        <translation>{photos} acceptée(s)</translation>
    </message>
    <message>
        <source>{photos} another crop than was written here. Double-click one to look at it.</source>
        <translation>{photos} un autre recadrage que celui écrit ici. Double-cliquez sur une photo pour la voir.</translation>
    </message>
    <message>
        <source>{photos} as before</source>
        <translation>{photos} comme avant</translation>
    </message>
    <message>
        <source>{photos} cropped</source>
        <translation>{photos} recadrée(s)</translation>
    </message>
    <message>
        <source>{photos} fine as they are: Shift+K passes them</source>
        <translation>{photos} bien ainsi&#xa0;: Maj+K laisse en l&apos;état</translation>
    </message>
    <message>
        <source>{photos} kept whole</source>
        <translation>{photos} gardée(s) entière(s)</translation>
    </message>
    <message>
        <source>{photos} left out: {reason}</source>
        <translation>{photos} laissée(s) de côté&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{photos} levelled by Upright or Transform, by {angle}° on average.</source>
        <translation>{photos} redressées par Upright ou Transformation, de {angle}° en moyenne.</translation>
    </message>
    <message>
        <source>{photos} of a format in which Lightroom sees no crop made elsewhere: export them here.</source>
        <translation>{photos} d&apos;un format dans lequel Lightroom ne voit aucun recadrage fait ailleurs&#xa0;: exportez-les ici.</translation>
    </message>
    <message>
        <source>{photos} of a format whose sidecars Lightroom ignores (JPEG, TIFF, HEIC, DNG): write the crops into the files, then Read Metadata from File as well.</source>
        <translation>{photos} d&apos;un format dont Lightroom ignore les fichiers XMP (JPEG, TIFF, HEIC, DNG)&#xa0;: écrivez les recadrages dans les photos, puis là aussi Lire les métadonnées du fichier.</translation>
    </message>
    <message>
        <source>{photos} passed as they are</source>
        <translation>{photos} laissée(s) en l&apos;état</translation>
    </message>
    <message>
        <source>{photos} reset</source>
        <translation>{photos} réinitialisée(s)</translation>
    </message>
    <message>
        <source>{photos} selected; Ctrl+D ends the selection</source>
        <translation>{photos} sélectionnée(s)&#xa0;; Ctrl+D met fin à la sélection</translation>
    </message>
    <message>
        <source>{photos} there not cropped.</source>
        <translation>{photos} y sont sans recadrage.</translation>
    </message>
    <message>
        <source>{photos} with a crop</source>
        <translation>{photos} avec un recadrage</translation>
    </message>
    <message>
        <source>{photos} with a sidecar: where nothing is unsaved, select them in Lightroom, then Metadata → Read Metadata from File.</source>
        <translation>{photos} avec un fichier XMP&#xa0;: si rien n&apos;est à enregistrer, sélectionnez-les dans Lightroom, puis Métadonnées → Lire les métadonnées du fichier.</translation>
    </message>
    <message>
        <source>{photos} with the crop inside: Read Metadata from File shows it.</source>
        <translation>{photos} avec le recadrage à l&apos;intérieur&#xa0;: Lire les métadonnées du fichier l&apos;affiche.</translation>
    </message>
    <message>
        <source>{photos} would be cropped</source>
        <translation>{photos} à recadrer</translation>
    </message>
    <message>
        <source>{photos}, surest first. One undo takes all of them back.</source>
        <translation>{photos}, les plus sûres d&apos;abord. Une seule annulation les reprend toutes.</translation>
    </message>
    <message>
        <source>{photos}, {keys}</source>
        <translation>{photos}, {keys}</translation>
    </message>
    <message>
        <source>{photos}, {left} undecided</source>
        <translation>{photos}, {left} non décidée(s)</translation>
    </message>
    <message>
        <source>{photo} has several full pages; page {page} is shown</source>
        <translation>{photo} a plusieurs pages entières&#xa0;; la page {page} est affichée</translation>
    </message>
    <message>
        <source>{photo}: ExifTool did not write ({words})</source>
        <translation>{photo}&#xa0;: ExifTool n&apos;a pas écrit ({words})</translation>
    </message>
    <message>
        <source>{pictures} exported</source>
        <translation>{pictures} exportée(s)</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} sur {count}</translation>
    </message>
    <message>
        <source>{place}/{count}</source>
        <translation>{place}/{count}</translation>
    </message>
    <message>
        <source>{preset} drawn on {photos}</source>
        <translation>{preset} dessiné sur {photos}</translation>
    </message>
    <message>
        <source>{preset}: click both eyes</source>
        <translation>{preset}&#xa0;: cliquez sur les deux yeux</translation>
    </message>
    <message>
        <source>{program} reads no sidecar of {photos}: write the crops into them.</source>
        <translation>{program} ne lit aucun fichier XMP de {photos}&#xa0;: écrivez les recadrages dans ces photos.</translation>
    </message>
    <message>
        <source>{program} shows the crops when it reads its files anew.</source>
        <translation>{program} affiche les recadrages quand il relit ses fichiers.</translation>
    </message>
    <message>
        <source>{program} will not show all of these crops by itself.</source>
        <translation>{program} n&apos;affichera pas tous ces recadrages de lui-même.</translation>
    </message>
    <message>
        <source>{program}: ExifTool cannot be started ({why})</source>
        <translation>{program}&#xa0;: ExifTool ne peut pas être démarré ({why})</translation>
    </message>
    <message>
        <source>{proposals} to go</source>
        <translation>encore {proposals}</translation>
    </message>
    <message>
        <source>{ratio} is the commonest ratio ({share} of the crops).</source>
        <translation>{ratio} est le format le plus courant ({share} des recadrages).</translation>
    </message>
    <message>
        <source>{reason}. Enter tries again.</source>
        <translation>{reason}. Entrée pour réessayer.</translation>
    </message>
    <message>
        <source>{reason}; `style reset` begins anew</source>
        <translation>{reason}&#xa0;; `style reset` recommence à zéro</translation>
    </message>
    <message>
        <source>{run}: not the folder of a finished run ({why})</source>
        <translation>{run}&#xa0;: pas le dossier d&apos;une session terminée ({why})</translation>
    </message>
    <message>
        <source>{said}.</source>
        <translation>{said}.</translation>
    </message>
    <message>
        <source>{said}. If the gain is real, about {decisions} more would show it (80 % power).</source>
        <translation>{said}. Si le gain est réel, environ {decisions} de plus le montreraient (puissance 80&#xa0;%).</translation>
    </message>
    <message>
        <source>{said}. Nothing here says that more of the same decisions would change that.</source>
        <translation>{said}. Rien ici ne dit que plus de décisions du même genre y changeraient quelque chose.</translation>
    </message>
    <message>
        <source>{shares}. Near-duplicates are looked for on the way and kept on one side, which may shift this.</source>
        <translation>{shares}. Les quasi-doublons sont recherchés en chemin et gardés du même côté, ce qui peut décaler ces nombres.</translation>
    </message>
    <message>
        <source>{sidecars} written</source>
        <translation>{sidecars} écrit(s)</translation>
    </message>
    <message>
        <source>{size} MP · {ratio} · {share} of the photo</source>
        <translation>{size} MP · {ratio} · {share} de la photo</translation>
    </message>
    <message>
        <source>{skipped} skipped, {failed} failed, in {time}</source>
        <translation>{skipped} passée(s), {failed} en échec, en {time}</translation>
    </message>
    <message>
        <source>{source}: there is no choice {name!r}; known are: {known}</source>
        <translation>{source}&#xa0;: il n&apos;y a pas de choix {name!r}&#xa0;; connus&#xa0;: {known}</translation>
    </message>
    <message>
        <source>{state}, not saved yet</source>
        <translation>{state}, pas encore enregistrée</translation>
    </message>
    <message>
        <source>{table}: not a table of tilts ({why})</source>
        <translation>{table}&#xa0;: pas un tableau d&apos;inclinaisons ({why})</translation>
    </message>
    <message>
        <source>{text!r} is not a colour: black, white, grey or #rrggbb</source>
        <translation>{text!r} n&apos;est pas une couleur&#xa0;: black, white, grey ou #rrggbb</translation>
    </message>
    <message>
        <source>{text!r} is not up to three numbers for train, val and test, such as 80,10,10</source>
        <translation>{text!r} n&apos;est pas une suite d&apos;au plus trois nombres pour train, val et test, comme 80,10,10</translation>
    </message>
    <message>
        <source>{text}, {count} to go</source>
        <translation>{text}, encore {count}</translation>
    </message>
    <message>
        <source>{text}; Enter accepts</source>
        <translation>{text}&#xa0;; Entrée accepte</translation>
    </message>
    <message>
        <source>{text}; {count} cannot be marked or are still being read</source>
        <translation>{text}&#xa0;; {count} ne peuvent pas être marquées ou sont en cours de lecture</translation>
    </message>
    <message>
        <source>{text}; {count} still being read</source>
        <translation>{text}&#xa0;; {count} en cours de lecture</translation>
    </message>
    <message>
        <source>{what} is {value!r}, neither true nor false</source>
        <translation>{what} vaut {value!r}, ni true ni false</translation>
    </message>
    <message>
        <source>{what} is {value}, not {kind}</source>
        <translation>{what} vaut {value}, pas {kind}</translation>
    </message>
    <message>
        <source>{why}, nor any or as-shot</source>
        <translation>{why}, ni any ni as-shot</translation>
    </message>
    <message>
        <source>{width} x {height} pixels are too large: {kind} files can be read up to {most} megapixels</source>
        <translation>{width} x {height} pixels, c&apos;est trop grand&#xa0;: les fichiers {kind} peuvent être lus jusqu&apos;à {most} mégapixels</translation>
    </message>
    <message>
        <source>{width} × {height} px at {left}, {top}</source>
        <translation>{width} × {height} px à {left}, {top}</translation>
    </message>
    <message>
        <source>{words} in {folder}: {text}</source>
        <translation>{words} dans {folder}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>{words} {key} changes that back</source>
        <translation>{words} {key} pour revenir en arrière</translation>
    </message>
    <message>
        <source>{words}, as you wished</source>
        <translation>{words}, comme vous l&apos;avez souhaité</translation>
    </message>
    <message>
        <source>{words}, written</source>
        <translation>{words}, écrit</translation>
    </message>
    <message>
        <source>{words}, {count} left since they changed</source>
        <translation>{words}, {count} laissé(s) car modifié(s)</translation>
    </message>
    <message>
        <source>{words}: {step}</source>
        <translation>{words}&#xa0;: {step}</translation>
    </message>
    <message>
        <source>{words}; {count} need you: Shift+K again passes these, too</source>
        <translation>{words}&#xa0;; {count} à décider&#xa0;: encore Maj+K les laisse aussi telles quelles</translation>
    </message>
    <message>
        <source>{words}; {crops} to accept</source>
        <translation>{words}&#xa0;; {crops} à accepter</translation>
    </message>
    <message>
        <source>{words}; {proposals} on the way</source>
        <translation>{words}&#xa0;; {proposals} en route</translation>
    </message>
    <message>
        <source>{x} % from left, {y} % from top: in {share} % of the crops</source>
        <translation>{x}&#xa0;% de la gauche, {y}&#xa0;% du haut&#xa0;: dans {share}&#xa0;% des recadrages</translation>
    </message>
    <message>
        <source>… from the centre</source>
        <translation>… depuis le centre</translation>
    </message>
    <message>
        <source>… keeping the ratio</source>
        <translation>… en gardant le format</translation>
    </message>
    <message>
        <source>← or →</source>
        <translation>← ou →</translation>
    </message>
    <message numerus="yes">
        <source>{count} crops</source>
        <translation>
            <numerusform>{count} recadrage</numerusform>
            <numerusform>{count} recadrages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} decisions</source>
        <translation>
            <numerusform>{count} décision</numerusform>
            <numerusform>{count} décisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} drawn crops</source>
        <translation>
            <numerusform>{count} recadrage dessiné</numerusform>
            <numerusform>{count} recadrages dessinés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} epochs</source>
        <translation>
            <numerusform>{count} époque</numerusform>
            <numerusform>{count} époques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} errors</source>
        <translation>
            <numerusform>{count} erreur</numerusform>
            <numerusform>{count} erreurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} files</source>
        <translation>
            <numerusform>{count} fichier</numerusform>
            <numerusform>{count} fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} folders of other programs</source>
        <translation>
            <numerusform>{count} dossier d&apos;autres programmes</numerusform>
            <numerusform>{count} dossiers d&apos;autres programmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} groups</source>
        <translation>
            <numerusform>{count} groupe</numerusform>
            <numerusform>{count} groupes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} items</source>
        <translation>
            <numerusform>{count} élément</numerusform>
            <numerusform>{count} éléments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} judgements</source>
        <translation>
            <numerusform>{count} jugement</numerusform>
            <numerusform>{count} jugements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} keys</source>
        <translation>
            <numerusform>{count} touche</numerusform>
            <numerusform>{count} touches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} more crops</source>
        <translation>
            <numerusform>{count} recadrage de plus</numerusform>
            <numerusform>{count} recadrages de plus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} new photos</source>
        <translation>
            <numerusform>{count} nouvelle photo</numerusform>
            <numerusform>{count} nouvelles photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} notes</source>
        <translation>
            <numerusform>{count} remarque</numerusform>
            <numerusform>{count} remarques</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} occasions</source>
        <translation>
            <numerusform>{count} occasion</numerusform>
            <numerusform>{count} occasions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} other cameras</source>
        <translation>
            <numerusform>{count} autre appareil</numerusform>
            <numerusform>{count} autres appareils</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} photo files</source>
        <translation>
            <numerusform>{count} fichier photo</numerusform>
            <numerusform>{count} fichiers photo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} photos</source>
        <translation>
            <numerusform>{count} photo</numerusform>
            <numerusform>{count} photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} photos have</source>
        <translation>
            <numerusform>{count} photo a</numerusform>
            <numerusform>{count} photos ont</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures</source>
        <translation>
            <numerusform>{count} image</numerusform>
            <numerusform>{count} images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} proposals</source>
        <translation>
            <numerusform>{count} proposition</numerusform>
            <numerusform>{count} propositions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} shoots</source>
        <translation>
            <numerusform>{count} séance</numerusform>
            <numerusform>{count} séances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} shots</source>
        <translation>
            <numerusform>{count} prise de vue</numerusform>
            <numerusform>{count} prises de vue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} sidecars</source>
        <translation>
            <numerusform>{count} fichier XMP</numerusform>
            <numerusform>{count} fichiers XMP</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} stars</source>
        <translation>
            <numerusform>{count} étoile</numerusform>
            <numerusform>{count} étoiles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} subfolders</source>
        <translation>
            <numerusform>{count} sous-dossier</numerusform>
            <numerusform>{count} sous-dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} undecided photos</source>
        <translation>
            <numerusform>{count} photo non décidée</numerusform>
            <numerusform>{count} photos non décidées</numerusform>
        </translation>
    </message>
</context>
</TS>
