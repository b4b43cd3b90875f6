import { PHRASES_TRANSFERT } from '@orapont/domain/consentement/transfert';
import type { CodeErreur } from '@orapont/domain/erreurs';
import { PHRASE_CAPTATION } from '@orapont/domain/habilitation/captation';
import { CONFLITS } from '@orapont/domain/tournee/conflits';

/** What each code says to the person: what happened, what is safe, what to do. */
export const PHRASES_CODES = {
  INTROUVABLE: 'Cet élément n’existe pas, ou ne vous est pas ouvert.',
  INTERDIT: 'Votre rôle ne permet pas cette action.',
  NON_AUTHENTIFIE: 'Votre session est terminée. Reconnectez-vous : votre saisie est conservée sur cet écran.',
  CONFLIT: 'Quelqu’un a agi avant vous. Rechargez pour voir où en est la demande.',
  REGLE_NON_RESPECTEE: 'Une règle empêche cette action.',
  SAISIE_INVALIDE: 'Certains champs sont à corriger.',
  TROP_DE_REQUETES: 'Trop d’essais en peu de temps. Patientez une minute, puis réessayez.',
  INDISPONIBLE: 'Le service est momentanément indisponible. Rien n’est perdu : réessayez dans un instant.',
  TROP_GRAND: 'Cet envoi est trop volumineux.',
  PARTI: 'Ceci n’est plus en service.',
} as const satisfies Record<CodeErreur, string>;

/** Sentences of the motives that say more than their code. */
export const PHRASES_MOTIFS: Readonly<Record<string, string>> = {
  ...PHRASE_CAPTATION,
  ...PHRASES_TRANSFERT,
  ADRESSE_CHANGEE:
    'L’adresse de ce professionnel a changé dans l’annuaire. Choisissez-le de nouveau et vérifiez l’adresse\u00a0: rien n’est parti.',
  DESTINATAIRE_INCONNU:
    'Ce professionnel n’exerce plus à cet endroit. Cherchez-le de nouveau\u00a0: rien n’est parti.',
  DESTINATAIRE_SANS_BOITE:
    'Ce professionnel n’a pas d’adresse MSSanté connue. Demandez-la lui, et faites-la écrire dans l’annuaire.',
  DESTINATAIRE_NON_DENTISTE:
    'Le dossier entier se transmet à un chirurgien-dentiste. À un autre professionnel, envoyez les documents utiles, un par un.',
  DESTINATAIRE_SOI: 'Cette adresse est la vôtre. Choisissez un autre professionnel.',
  EXPEDITEUR_SANS_BOITE:
    'Ni vous ni votre lieu n’avez d’adresse MSSanté. Demandez à votre administrateur de la renseigner.',
  TRANSFERT_APRES_DECES:
    'Cette personne est décédée\u00a0: elle ne peut plus autoriser le transfert. Une demande d’ayant droit se traite avec l’export du dossier.',
  DOSSIER_SANS_DOCUMENT:
    'Ce dossier n’a aucun document que la messagerie puisse porter. Utilisez l’export du dossier.',
  DOCUMENT_NON_ENVOYABLE:
    'Ce document est trop lourd ou d’un format que la messagerie ne porte pas. Donnez-le avec l’export du dossier.',
  TRANSMISSION_REVOQUEE:
    'L’autorisation a été retirée\u00a0: cet envoi ne repart pas. Faites signer une nouvelle autorisation.',
  ...Object.fromEntries(Object.entries(CONFLITS).map(([code, { phrase }]) => [code, phrase])),
  LIEN_DEMANDE_INCONNU:
    'Ce lien n’ouvre rien ici. Revenez au logiciel d’où vous venez et ouvrez la demande de nouveau.',
  LIEN_DEMANDE_UTILISE:
    'Ce lien a déjà servi\u00a0: il ne s’ouvre qu’une fois. Votre demande est gardée, avec vos autres demandes.',
  LIEN_DEMANDE_EXPIRE:
    'Ce lien a expiré\u00a0: il ne vaut que quelques minutes. Votre demande est gardée, avec vos autres demandes.',
  LIEN_D_UN_AUTRE:
    'Cette demande a été commencée au nom d’un autre professionnel. Connectez-vous avec son compte pour l’ouvrir.',
  LIEN_AUTRE_LIEU:
    'Cette demande est dans une autre structure où vous travaillez. Changez de lieu, puis ouvrez le lien de nouveau.',
  DEMANDE_AILLEURS:
    'Cette demande continue dans un autre logiciel\u00a0: elle ne part pas d’ici. Voyez où elle en est sur sa page.',
  AILLEURS_FINIE: 'Cette demande est finie dans l’autre logiciel. Préparez-en une autre si besoin.',
  AILLEURS_D_UN_AUTRE:
    'Cette demande continue au nom d’un collègue\u00a0: lui seul peut l’ouvrir dans l’autre logiciel.',
  AILLEURS_SANS_RPPS:
    'L’autre logiciel vous reconnaît par votre numéro RPPS, absent de l’annuaire. Demandez à votre administrateur de l’ajouter.',
  AILLEURS_SANS_ACCORD: 'Recueillez d’abord le consentement\u00a0: rien n’est parti.',
  AILLEURS_SANS_QUESTION: 'Écrivez d’abord le motif ou la question\u00a0: rien n’est parti.',
  AILLEURS_INJOIGNABLE:
    'L’autre logiciel ne répond pas\u00a0: rien n’est parti. Réessayez dans quelques minutes.',
  AILLEURS_OCCUPE: 'L’autre logiciel est occupé\u00a0: rien n’est parti. Réessayez dans quelques minutes.',
  AILLEURS_ACCES_REFUSE:
    'L’autre logiciel refuse notre accès\u00a0: rien n’est parti. Prévenez votre administrateur, ses clés sont à renouveler.',
  AILLEURS_REPONSE_ILLISIBLE:
    'La réponse de l’autre logiciel n’est pas celle attendue\u00a0: rien n’est parti. Prévenez votre administrateur.',
  AILLEURS_REFUSEE: 'L’autre logiciel n’a pas pris cette demande\u00a0: rien n’y est resté.',
  AILLEURS_INCERTAIN:
    'L’autre logiciel n’a pas répondu clairement\u00a0: il a peut-être reçu la demande. Réessayez sans crainte, elle n’y sera pas en double.',
  APPAREIL_EFFACER: 'L’effacement de cette tablette a été demandé\u00a0: tout ce qu’elle contient s’efface.',
  APPAREIL_FERME:
    'Cette tablette a été fermée. Ce qu’elle contient y reste\u00a0: adressez-vous à un collègue du site.',
  APPAREIL_SILENCIEUX:
    'Cette tablette n’a pas donné de nouvelles depuis trente jours. Rouvrez-la depuis «\u00a0Tablettes\u00a0»\u00a0: rien n’est perdu.',
  EXPORT_EN_COURS:
    'Un export se prépare déjà\u00a0: attendez qu’il soit prêt, ou effacez-le pour en demander un autre.',
  REPRISE_NON_EXAMINEE: 'Cette archive s’examine encore\u00a0: attendez de voir ce qu’elle deviendrait.',
  EXPORT_EFFACE: 'Cet export a été effacé. Demandez-en un autre.',
  JETON_APPAREIL: 'Cette tablette doit se présenter à nouveau.',
  DEFI_REFUSE: 'Cette tablette n’est pas reconnue.',
  SIGNATURE_REFUSEE: 'La signature de cet envoi n’est pas celle de cette tablette.',
  PLI_DIFFERENT: 'Un autre envoi porte déjà ce numéro.',
  COMPTEUR_REUTILISE: 'Le compteur de cette tablette a déjà servi pour un autre envoi.',
  ACTE_ATTENDU: 'Le bilan de cette personne n’est pas encore arrivé. Il part d’abord.',
  EMPORT_INCONNU: 'Cette tournée n’a pas été emportée sur cette tablette.',
  APPAREIL_INCONNU: 'Enregistrez d’abord cette tablette.',
  RESIDENT_HORS_SITE: 'Une personne choisie n’est pas suivie sur ce site. Retirez-la de la tournée.',
  DECISION_IMPOSSIBLE: 'Cette décision n’est pas possible ici. Rechargez la liste.',
  TOURNEE_CLOSE: 'Cette tournée est close. Rouvrez-la pour la modifier.',
  PROTOCOLE_MODIFIE_AILLEURS:
    'Ce protocole ou cette vue a changé entre-temps, ou ce code est déjà pris. Rechargez la page avant de reprendre.',
  AUTRE_ORGANISATION: 'Ce dossier appartient à une autre organisation.',
  SANS_RELATION_DE_SOIN: 'Vous n’intervenez pas aujourd’hui sur le site où cette personne est suivie.',
  ROLE_INSUFFISANT: 'Votre rôle ne permet pas cette action.',
  NON_PROFESSIONNEL_DE_SANTE:
    'Seul un professionnel de santé de la structure peut faire cela. Votre préparation est conservée.',
  NON_EMPLOYE_PAR_LA_STRUCTURE:
    'Seul un professionnel employé par la structure peut envoyer la demande. Votre préparation est conservée.',
  SANS_DROIT_DE_CAPTATION: 'La prise d’images demande une formation en cours de validité.',
  NON_REQUIS: 'Cette demande est adressée à un autre professionnel.',
  PARTAGE_FERME: 'Le partage de cette demande est terminé.',
  SANS_AFFECTATION: 'Vous n’avez pas d’affectation en cours. Demandez à votre administrateur.',
  ORIGINE_REFUSEE: 'Cette requête ne vient pas d’une page d’Orapont. Rechargez la page, puis réessayez.',
  CLE_IDEMPOTENCE: 'Cette requête a perdu sa référence. Rechargez la page, puis réessayez.',
  CLE_REUTILISEE: 'Cette action a déjà été faite avec d’autres valeurs. Rechargez la page.',
  CARACTERE_INTERDIT:
    'Un champ contient un caractère invisible qui ne peut pas être enregistré. Effacez ce champ et ressaisissez-le.',
  BASE_INDISPONIBLE: 'La base de données ne répond pas. Rien n’est perdu : la page réessaie toute seule.',
  DISQUE_PLEIN: 'Le serveur n’a plus de place. Prévenez l’administrateur : ce qui est confirmé est conservé.',
  IDENTIFIANTS: 'Identifiant ou mot de passe incorrect.',
  IDENTIFIANT_PRIS: 'Cet identifiant existe déjà : choisissez-en un autre.',
  SON_PROPRE_COMPTE: 'On ne ferme pas son propre compte : demandez à un autre administrateur.',
  CODE_INCORRECT: 'Ce code n’est pas valable. Attendez le suivant, puis réessayez.',
  TROP_D_ESSAIS: 'Trop d’essais. Patientez une minute, puis réessayez.',
  LIEN_EXPIRE: 'Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.',
  DEJA_TRAITEE: 'Cette demande a déjà été traitée. Rechargez pour voir la suite.',
  TRANSITION_IMPOSSIBLE: 'Cette action n’est plus possible à ce stade de la demande.',
  VERSION_DEPASSEE: 'Cette fiche a changé entre-temps. Rechargez : votre saisie reste affichée.',
  IMAGES_FIGEES: 'Cette image est partie avec la demande\u00a0: elle ne peut plus changer.',
  IMAGE_EN_PREPARATION: 'Cette image se prépare encore. Elle s’affiche dans un instant.',
  IMAGE_EN_DOUBLE: 'Cette image est déjà dans la demande.',
  IMAGE_EFFACEE: 'Cette image a été effacée. Choisissez à nouveau le fichier.',
  ENVOI_PERDU: 'Cet envoi n’existe plus. Choisissez à nouveau le fichier.',
  ENVOI_INCOMPLET: 'Ce fichier n’est pas arrivé en entier. L’envoi reprend où il en était.',
  AUTEUR_HORS_EQUIPE:
    'L’auteur d’une image travaille dans la structure le jour où elle est prise. Choisissez-en un autre.',
  AUTEUR_SANS_DROIT:
    'La personne choisie n’a pas le droit de prendre des images ce jour-là. Choisissez un collègue formé.',
  PORTE_DEJA_DECLAREE:
    'Ces titres et cette adresse, ou ce numéro, appartiennent déjà à un appareil. Fermez d’abord l’ancien.',
  MACHINE_SANS_LECTURE:
    'Ce jeton dépose des images et n’en lit pas\u00a0: un administrateur peut l’ouvrir à la lecture.',
  JETON_INCONNU: 'Ce jeton n’ouvre rien. Demandez-en un à l’administrateur.',
  IDENTITE_DIFFERENTE:
    'L’identité inscrite dans ces images n’est pas celle de cette personne. Vérifiez, puis confirmez-le.',
  TROP_D_IMAGES:
    'C’est trop d’images pour une demande. Cochez celles qui comptent\u00a0: le dossier garde tout l’examen.',
  MULTIPART:
    'Cet envoi est mal formé ou incomplet. Rien n’a été gardé de sa fin\u00a0: envoyez-le à nouveau.',
  ETUDE_A_NOMMER: 'Donnez l’identifiant de l’examen (StudyInstanceUID).',
  ENVOI_DEJA_PARTI: 'Ce message est déjà parti, ou part en ce moment. Rechargez pour voir où il en est.',
  EVALUATION_DEJA_CORRIGEE:
    'Un collègue vient de corriger cette observation. Rechargez pour voir la sienne\u202f; votre saisie reste affichée.',
  ORGANISATION_A_CHOISIR: 'Choisissez d’abord l’organisation dont vous regardez les appareils.',
  REQUIS_INCONNU: 'Ce professionnel n’est plus dans l’annuaire. Choisissez-en un autre.',
  CORRESPONDANT_INCONNU:
    'L’annuaire national ne donne plus ce professionnel comme étant en exercice. Cherchez-le à nouveau.',
  CORRESPONDANT_SANS_LIEU:
    'L’annuaire national ne donne aucun lieu d’exercice pour ce professionnel\u00a0: ajoutez-le à la main, avec son lieu.',
  CORRESPONDANT_SANS_MESSAGERIE:
    'L’annuaire national ne publie aucune messagerie sécurisée pour ce professionnel\u00a0: rien ne pourrait lui être envoyé.',
  ANNUAIRE_MUET: 'L’annuaire national ne répond pas. Réessayez dans un moment.',
  REQUIS_ABSENT: 'Choisissez le professionnel à qui vous demandez cet avis.',
  MEME_REQUIS: 'La demande est déjà adressée à ce professionnel.',
  PERSONNE_DECEDEE: 'Cette personne est décédée : aucune demande ne peut être ouverte pour elle.',
  VALIDEUR_INCONNU: 'Choisissez un professionnel de santé qui travaille ici aujourd’hui.',
  IMAGES_EN_COURS: 'Des images sont encore en préparation : patientez quelques instants, puis réessayez.',
  COMPLEMENT_VIDE: 'Ajoutez une image ou écrivez une réponse avant d’envoyer.',
  SIGNATURE_FERMEE: 'Pour signer, saisissez d’abord votre second facteur.',
  HOMONYME:
    'Une fiche ressemble à celle-ci. Vérifiez qu’il ne s’agit pas de la même personne, puis confirmez.',
  VOLUME_ANORMAL:
    'Vous avez ouvert un nombre inhabituel de dossiers depuis une heure. Les dossiers déjà ouverts restent accessibles\u202f; pour les autres, patientez ou prévenez votre administrateur.',
  DOCUMENT_ABSENT:
    'Ce document est inscrit au dossier mais son fichier manque. Prévenez votre administrateur : une sauvegarde peut le rendre.',
  IMPORT_INCOMPLET: 'Rien n’a été importé : des lignes attendent une correction ou votre décision.',
  PRECISION_OBLIGATOIRE: 'Écrivez la raison de votre refus.',
  REPONSE_INCOMPLETE: 'Votre réponse n’est pas complète : corrigez les champs signalés.',
  FORMULATION_INTERDITE:
    'Une image ne montre pas qu’une maladie est absente. Écrivez ce qui a été vu, par exemple « aucune lésion vue sur ces images ».',
  CORRECTION_SANS_CHANGEMENT:
    'Rien ne change dans cette version. Modifiez le schéma ou la réponse avant de signer.',
  IMAGES_EN_APERCU:
    'Des images ne sont là que par leur aperçu : attendez les originales, ou signez en le sachant ; le compte rendu le dira.',
  APERCU_REFUSE: 'Cet aperçu n’est pas celui de l’image annoncée. L’image entière suit.',
  VERSION_REMPLACEE: 'Une correction plus récente existe déjà. Rechargez pour la voir.',
  EMPREINTE_DIFFERENTE:
    'Ce document ne correspond plus à ce qui a été signé : il n’est pas affiché. Prévenez l’administrateur.',
  COMPTE_RENDU_EN_ROUTE: 'Le compte rendu est en route vers ce dossier. Réessayez dans un instant.',
  RELEVE_HORS_LIEU:
    'Cette personne ne travaille pas ici aujourd’hui : choisissez-en une autre dans la liste.',
  COURRIER_DEJA_TRAITE: 'Un collègue vient de traiter ce message. Rechargez pour voir sa décision.',
  COURRIER_NON_RANGEABLE:
    'Ce message n’entre pas dans un dossier : rejetez-le, et demandez un nouvel envoi à son expéditeur.',
  SUITE_IMPOSSIBLE:
    'La demande a changé depuis que vous avez ouvert ce message. Rechargez pour voir ce que sa réponse y change.',
  COURRIER_NON_PRENABLE:
    'Ce message ne peut pas devenir une demande\u00a0: rejetez-le, et demandez un nouvel envoi à son expéditeur.',
  DEMANDE_DEJA_PRISE: 'Cette demande est déjà dans votre liste de lectures.',
  CONSENTEMENT_NON_ATTENDU:
    'Cette demande n’attend pas, ou n’attend plus, ce consentement. Rechargez pour voir où elle en est.',
  CONSENTEMENT_DEJA_DEMANDE:
    'Le consentement vient d’être demandé\u00a0: attendez la réponse, ou redemandez-le demain.',
  AUCUNE_DEMANDE_EN_ATTENTE: 'Aucune demande n’attend ce que ce message apporte.',
  ADRESSE_A_VERIFIER:
    'Aucun annuaire ne donne cette adresse pour cette personne\u00a0: vérifiez-la avant d’y répondre, puis confirmez.',
  PERSONNE_INCOMPLETE: 'Écrivez le nom, le premier prénom, le sexe et la date de naissance du patient.',
  REMISE_FAITE: 'Cette remise est déjà faite : elle ne change plus.',
  REMISE_AUTOMATIQUE: 'Cette remise se prouve d’elle-même : elle ne se coche pas à la main.',
};
