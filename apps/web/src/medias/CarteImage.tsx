import type { listerMedias, MediaT } from '@orapont/contract/media';
import { PHRASES_AVERTISSEMENT } from '@orapont/contract/media-rejet';
import type { ReplyOf } from '@orapont/contract/route';
import { direApercu } from '@orapont/domain/captation/apercu';
import { GENRES, LIBELLE_MODALITE, MODALITES, type Modalite } from '@orapont/domain/captation/medias';
import { vueDe } from '@orapont/domain/captation/vues';
import { RotateCcw, RotateCw, Trash2 } from 'lucide-react';
import { Banner } from '../ui/Banner.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { ChoiceOption } from '../ui/ListOption.tsx';
import { Select } from '../ui/Select.tsx';
import { apercuDe } from './apercus.ts';
import styles from './CarteImage.module.css';
import { ImageMedia } from './ImageMedia.tsx';
import { OuvrirMedia } from './OuvrirMedia.tsx';
import { type Changement, useActionsMedia } from './requetes-medias.ts';
import { SituerRadio } from './SituerRadio.tsx';
import { TEXTES } from './textes.ts';
import { tourner } from './vues.ts';

export interface CarteImageProps {
  readonly acteId: string;
  readonly media: MediaT;
  /** Among the pictures of the same view, when there are several. */
  readonly rang: { readonly numero: number; readonly total: number };
  readonly vues: readonly ChoiceOption[];
  readonly auteurs: ReplyOf<typeof listerMedias>['auteurs'];
  readonly isReadOnly: boolean;
}

/** A picture, what it shows, and what can be done to it. */
export function CarteImage({ acteId, media, rang, vues, auteurs, isReadOnly }: CarteImageProps) {
  const { modifier, retirer } = useActionsMedia(acteId, media);
  const nom = TEXTES.imageNumero(vueDe(media).libelle, rang.numero, rang.total);
  const fige = isReadOnly || !media.modifiable;
  const erreur = modifier.error ?? retirer.error;
  return (
    <li className={styles.carte}>
      <ImageMedia media={media} acteId={acteId} alt={nom} apercu={apercuDe(media.id)} />
      {media.genre !== 'PHOTO' && (
        <OuvrirMedia
          media={media}
          acteId={acteId}
          nom={nom}
          onChange={fige ? undefined : (changement) => modifier.mutate(changement)}
        />
      )}
      {erreur && (
        <Banner kind="danger" title={TEXTES.echecAction} isLive={true}>
          {erreur.message}
        </Banner>
      )}
      {media.apercu && <p className={styles.legende}>{direApercu(media.apercu, media.originalePerdueLe)}.</p>}
      {media.avertissements.map((code) => (
        <Banner key={code} kind="attention" title={TEXTES.avertissements[code]}>
          {PHRASES_AVERTISSEMENT[code]}
        </Banner>
      ))}
      {fige ? (
        <p className={styles.legende}>
          <strong>{nom}</strong>
          <span>{[etiquette(media), media.auteur.nom].filter(Boolean).join(' · ')}</span>
        </p>
      ) : (
        <>
          <div className={styles.actions}>
            {seTourne(media) && (
              <>
                <IconButton
                  label={`${TEXTES.tournerGauche}\u00a0: ${nom}`}
                  icon={<RotateCcw aria-hidden="true" />}
                  variant="secondary"
                  onPress={() => modifier.mutate({ rotation: tourner(media.rotation, 'GAUCHE') })}
                />
                <IconButton
                  label={`${TEXTES.tournerDroite}\u00a0: ${nom}`}
                  icon={<RotateCw aria-hidden="true" />}
                  variant="secondary"
                  onPress={() => modifier.mutate({ rotation: tourner(media.rotation, 'DROITE') })}
                />
              </>
            )}
            <span className={styles.pousse} />
            <IconButton
              label={`${TEXTES.retirer}\u00a0: ${nom}`}
              icon={<Trash2 aria-hidden="true" />}
              onPress={() => retirer.mutate()}
            />
          </div>
          <Select
            label={TEXTES.vue}
            aria-label={`${TEXTES.vue}\u00a0: ${nom}`}
            options={vues}
            value={media.vue}
            onChange={(cle) => modifier.mutate({ vue: String(cle) })}
          />
          {media.genre === 'RADIO' && (
            <SituerRadio media={media} nom={nom} onChange={(changement) => modifier.mutate(changement)} />
          )}
          <Details media={media} auteurs={auteurs} onChange={(changement) => modifier.mutate(changement)} />
        </>
      )}
    </li>
  );
}

/** Other kinds are turned by whoever looks at them. */
const seTourne = ({ genre }: MediaT) => genre === 'PHOTO' || genre === 'RADIO';

const etiquette = ({ genre, modalite }: MediaT) =>
  genre === 'PHOTO' ? LIBELLE_MODALITE[modalite] : GENRES[genre].libelle;

const LUMIERES = MODALITES.map((id) => ({ id, label: LIBELLE_MODALITE[id] }));

function Details({
  media,
  auteurs,
  onChange,
}: Pick<CarteImageProps, 'media' | 'auteurs'> & { readonly onChange: (changement: Changement) => void }) {
  const connus = auteurs.map(({ id, nom, fonction }) => ({ id, label: nom, detail: fonction }));
  // Someone who has left the team since stays the author of what he took.
  const choix = connus.some(({ id }) => id === media.auteur.id)
    ? connus
    : [{ id: media.auteur.id, label: media.auteur.nom }, ...connus];
  return (
    <Disclosure title={TEXTES.details}>
      <div className={styles.details}>
        <Select
          label={TEXTES.modalite}
          options={LUMIERES}
          value={media.modalite}
          onChange={(cle) => onChange({ modalite: cle as Modalite })}
        />
        <Select
          label={TEXTES.auteur}
          options={choix}
          value={media.auteur.id}
          onChange={(cle) => onChange({ auteurId: String(cle) })}
        />
        <Checkbox
          label={TEXTES.miroir}
          isSelected={media.miroir}
          onChange={(miroir) => onChange({ miroir })}
        />
      </div>
    </Disclosure>
  );
}
