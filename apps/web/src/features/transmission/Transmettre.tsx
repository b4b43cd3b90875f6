import type { ReplyOf } from '@orapont/contract/route';
import type { apercevoirTransmission, DestinataireChoisiT } from '@orapont/contract/transmission';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Form } from '../../ui/Form.tsx';
import type { FieldErrors } from '../../ui/FormErrors.ts';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { AQui } from './AQui.tsx';
import { Autoriser } from './Autoriser.tsx';
import { Confirmer } from './Confirmer.tsx';
import { type Envoi, lireEnvoi } from './lire-envoi.ts';
import { ToutLeDossier, UnDocument } from './Pieces.tsx';
import { useApercu, useDestinataire } from './requetes.ts';
import styles from './Transmission.module.css';
import { TEXTES as T } from './textes.ts';

type Apercu = ReplyOf<typeof apercevoirTransmission>;

/** A whole record with its signed authorisation, or one document: what, to whom, then a last look before it leaves. */
export function Transmettre() {
  const { id = '' } = useParams();
  const [recherche] = useSearchParams();
  const seul = recherche.get('quoi') === 'document';
  const lecture = useApercu(id);
  return (
    <Page
      title={seul ? T.titreDocument : T.titreDossier}
      lead={seul ? T.chapeauDocument : T.chapeauDossier}
      width="reading"
      back={{ label: T.retour, href: `/dossiers/${id}` }}
    >
      {lecture.data?.adresseExpediteur === null ? (
        <Banner kind="attention" title={T.sansBoite}>
          {T.sansBoiteAide}
        </Banner>
      ) : lecture.data ? (
        <Contenu
          dossierId={id}
          apercu={lecture.data}
          seul={seul}
          genre={recherche.get('genre')}
          piece={recherche.get('piece')}
        />
      ) : lecture.isError ? (
        <ErrorState
          title={T.erreurTitre}
          safe={T.intact}
          whatToDo={lecture.error.message || T.reessayer}
          onRetry={() => void lecture.refetch()}
          isRetrying={lecture.isFetching}
        />
      ) : (
        <Skeleton shape="card" />
      )}
    </Page>
  );
}

interface ContenuProps {
  readonly dossierId: string;
  readonly apercu: Apercu;
  readonly seul: boolean;
  readonly genre: string | null;
  readonly piece: string | null;
}

function Contenu({ dossierId, apercu, seul, genre, piece: demandee }: ContenuProps) {
  const [piece, setPiece] = useState(demandee);
  const [choisi, setChoisi] = useState<DestinataireChoisiT | null>(null);
  const [erreurs, setErreurs] = useState<FieldErrors>();
  const [pret, setPret] = useState<Envoi>();
  const destinataire = useDestinataire(choisi);
  const vu = choisi === null ? undefined : destinataire.data;
  const titre = seul ? apercu.pieces.find(({ cle }) => cle === piece)?.titre : undefined;
  const verifier = (saisie: FormData) => {
    const lu = lireEnvoi(saisie, {
      seul: seul ? { piece: titre ? piece : null } : null,
      choisi,
      adresse: vu?.adresse,
      versionTexte: apercu.texte.version,
    });
    setErreurs('fautes' in lu ? lu.fautes : undefined);
    setPret('fautes' in lu ? undefined : lu);
  };
  return (
    <Stack gap="large">
      <div className={styles['ecran']}>
        <Stack gap="large">
          <Card title={seul ? T.lequel : T.quoi}>
            {seul ? (
              <UnDocument apercu={apercu} genre={genre} choisi={piece} onChoisir={setPiece} />
            ) : (
              <ToutLeDossier apercu={apercu} />
            )}
          </Card>
          <Card title={T.aQui}>
            {choisi === null ? (
              <AQui dentiste={!seul} onChoisir={setChoisi} />
            ) : (
              <Vise lecture={destinataire} onChanger={() => setChoisi(null)} />
            )}
          </Card>
        </Stack>
      </div>
      <Form
        aria-label={seul ? T.titreDocument : T.titreDossier}
        onSubmit={verifier}
        {...(erreurs ? { errors: erreurs } : {})}
      >
        <Stack gap="large">
          {!seul && vu && (
            <Card title={T.autorisation}>
              <Autoriser apercu={apercu} pour={`${vu.nom}, ${vu.lieu}`} />
            </Card>
          )}
          <div className={styles['ecran']}>
            <Button type="submit" icon={<Send aria-hidden="true" />}>
              {T.envoyer}
            </Button>
          </div>
        </Stack>
      </Form>
      {pret && vu && (
        <Confirmer
          dossierId={dossierId}
          envoi={pret}
          phrase={direDepart(titre, vu, apercu.identite)}
          onFermer={() => setPret(undefined)}
        />
      )}
    </Stack>
  );
}

const direDepart = (titre: string | undefined, vu: { nom: string; adresse: string }, patient: string) =>
  titre === undefined
    ? T.confirmerDossier(vu.nom, vu.adresse, patient)
    : T.confirmerDocument(titre, vu.nom, vu.adresse, patient);

function Vise({
  lecture,
  onChanger,
}: {
  readonly lecture: ReturnType<typeof useDestinataire>;
  readonly onChanger: () => void;
}) {
  return (
    <Stack>
      {lecture.isPending && <Skeleton shape="rows" count={2} />}
      {lecture.isError && <Banner kind="danger" title={lecture.error.message} isLive />}
      {lecture.data && (
        <>
          <p>{T.verifier}</p>
          <DescriptionList
            items={[
              { term: T.personne, definition: lecture.data.nom },
              { term: T.profession, definition: lecture.data.profession },
              { term: T.lieu, definition: lecture.data.lieu },
              { term: T.adresse, definition: lecture.data.adresse },
            ]}
          />
        </>
      )}
      <div className={styles['ecran']}>
        <Button variant="secondary" onPress={onChanger}>
          {T.changer}
        </Button>
      </div>
    </Stack>
  );
}
